// The contracts of the order desk, for Mono's WCF.
using System;
using System.ServiceModel;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Serialization;

// The types are those that Mono's wsdl makes of the WSDL. It forgets what a Payment may be.
[XmlInclude(typeof(InvoicePayment)), XmlInclude(typeof(CardPayment))]
public abstract partial class Payment { }

static class Names
{
    public const string Desk = "http://woad.dev/orderdesk", Types = Desk + "/types", Action = Desk + "/Orders/",
        Stock = Desk + "/stock", Feed = Stock + "/StockFeed/";
}

// By hand, since Mono's svcutil gives each operation the messages of another one.
[ServiceContract(Name = "Orders", Namespace = Names.Desk)]
public interface IOrders
{
    [XmlSerializerFormat, OperationContract(Action = Names.Action + "PlaceOrder", ReplyAction = Names.Action + "PlaceOrderResponse")]
    [FaultContract(typeof(OutOfStockFault), Name = "OutOfStock", Namespace = Names.Types)]
    [FaultContract(typeof(InvalidOrderFault), Name = "InvalidOrder", Namespace = Names.Types)]
    [return: MessageParameter(Name = "receipt")]
    Receipt PlaceOrder(Order order);

    [XmlSerializerFormat, OperationContract(Action = Names.Action + "GetOrder", ReplyAction = Names.Action + "GetOrderResponse")]
    [FaultContract(typeof(UnknownOrderFault), Name = "UnknownOrder", Namespace = Names.Types)]
    [return: MessageParameter(Name = "order")]
    Order GetOrder(string id);

    [XmlSerializerFormat, OperationContract(Action = Names.Action + "FindOrders", ReplyAction = Names.Action + "FindOrdersResponse")]
    FoundOrders FindOrders(FindOrders query);

    [XmlSerializerFormat, OperationContract(Action = Names.Action + "CancelOrder", ReplyAction = Names.Action + "CancelOrderResponse")]
    [FaultContract(typeof(UnknownOrderFault), Name = "UnknownOrder", Namespace = Names.Types)]
    [FaultContract(typeof(InvalidOrderFault), Name = "InvalidOrder", Namespace = Names.Types)]
    void CancelOrder(string id);

    [XmlSerializerFormat, OperationContract(IsOneWay = true, Action = Names.Action + "NotifyShipped")]
    void NotifyShipped(string id, Shipment shipment);
}

[MessageContract(WrapperName = "FindOrders", WrapperNamespace = Names.Desk)]
public class FindOrders
{
    [MessageBodyMember(Namespace = Names.Desk)] public OrderQuery query;
}

[MessageContract(WrapperName = "FindOrdersResponse", WrapperNamespace = Names.Desk)]
public class FoundOrders
{
    [MessageBodyMember(Namespace = Names.Desk), XmlElement("order")] public Order[] order;
}

/// <summary>The detail of a declared fault, as it came: Mono wants a type for each, and to read it by DataContract.</summary>
public abstract class FaultDetail : IXmlSerializable
{
    public XElement Element;
    public System.Xml.Schema.XmlSchema GetSchema() { return null; }
    public void ReadXml(XmlReader reader) { Element = (XElement)XNode.ReadFrom(reader); }
    public void WriteXml(XmlWriter writer) { foreach (var child in Element.Elements()) child.WriteTo(writer); }
}

[XmlRoot("UnknownOrder", Namespace = Names.Types)] public class UnknownOrderFault : FaultDetail { }
[XmlRoot("OutOfStock", Namespace = Names.Types)] public class OutOfStockFault : FaultDetail { }
[XmlRoot("InvalidOrder", Namespace = Names.Types)] public class InvalidOrderFault : FaultDetail { }

[ServiceContract(Name = "StockFeed", Namespace = Names.Stock, CallbackContract = typeof(IStockFeedCallback))]
public interface IStockFeed
{
    [OperationContract(Action = Names.Feed + "Subscribe", ReplyAction = Names.Feed + "SubscribeResponse")]
    [return: MessageParameter(Name = "level")]
    int Subscribe(string sku);

    [OperationContract(Action = Names.Feed + "Unsubscribe", ReplyAction = Names.Feed + "UnsubscribeResponse")]
    void Unsubscribe(string sku);
}

public interface IStockFeedCallback
{
    [OperationContract(IsOneWay = true, Action = Names.Feed + "StockChanged")]
    void StockChanged(string sku, int level);
}
