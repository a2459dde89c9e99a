// An order desk by Mono, for clients of others: orders in memory, and a feed that calls back.
// It says its addresses: binary over HTTP, net.tcp, and the feed, for which Mono wants a port of its own. It ends with its
// standard input.
using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.ServiceModel;
using System.Threading;
using System.Xml.Linq;

[ServiceBehavior(InstanceContextMode = InstanceContextMode.Single, ConcurrencyMode = ConcurrencyMode.Multiple, IncludeExceptionDetailInFaults = true)]
class OrderDeskService : IOrders, IStockFeed
{
    static readonly XNamespace T = Names.Types;
    readonly Dictionary<string, Order> orders = new Dictionary<string, Order>();

    public Receipt PlaceOrder(Order order)
    {
        var bad = order.lines.Where(line => line.quantity < 1).ToArray();
        if (bad.Length > 0)
            throw Fault(new InvalidOrderFault { Element = new XElement(T + "InvalidOrder", new XElement(T + "violations",
                new XElement(T + "path", "lines[0].quantity"), new XElement(T + "message", "too few"))) }, "order: not valid");
        var missing = order.lines.FirstOrDefault(line => line.sku == "SE-0001");
        if (missing != null)
            throw Fault(new OutOfStockFault { Element = new XElement(T + "OutOfStock", new XElement(T + "shortages",
                new XElement(T + "sku", missing.sku), new XElement(T + "requested", missing.quantity), new XElement(T + "available", 0))) }, "out of stock");
        order.id = Guid.NewGuid().ToString();
        order.status = OrderStatus.PLACED;
        order.statusSpecified = true;
        lock (orders) orders[order.id] = order;
        return new Receipt { orderId = order.id, placedAt = DateTime.UtcNow, lines = order.lines,
            total = new Money { currency = "EUR", Value = 15.90m } };
    }

    public Order GetOrder(string id)
    {
        lock (orders) if (orders.ContainsKey(id)) return orders[id];
        throw Fault(new UnknownOrderFault { Element = new XElement(T + "UnknownOrder", new XElement(T + "orderId", id)) }, "order: " + id);
    }

    public FoundOrders FindOrders(FindOrders query)
    {
        lock (orders) return new FoundOrders { order = orders.Values.Where(o => o.customer.id == query.query.customerId).ToArray() };
    }

    public void CancelOrder(string id) { GetOrder(id).status = OrderStatus.CANCELLED; }
    public void NotifyShipped(string id, Shipment shipment) { GetOrder(id).status = OrderStatus.SHIPPED; }

    public int Subscribe(string sku)
    {
        var client = OperationContext.Current.GetCallbackChannel<IStockFeedCallback>();
        ThreadPool.QueueUserWorkItem(_ => { client.StockChanged(sku, 41); client.StockChanged(sku, 40); });
        return 42;
    }

    public void Unsubscribe(string sku) { }

    static FaultException Fault<T>(T detail, string reason) { return new FaultException<T>(detail, reason, new FaultCode("Sender")); }

    static string Free(string scheme, string path)
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        return scheme + "://localhost:" + port + path;
    }

    static void Main()
    {
        string http = Free("http", "/orders/binary"), tcp = Free("net.tcp", "/orders"), feed = Free("net.tcp", "/stock");
        var host = new ServiceHost(new OrderDeskService());
        host.AddServiceEndpoint(typeof(IOrders), Bindings.BinaryHttp(), http);
        host.AddServiceEndpoint(typeof(IOrders), Bindings.NetTcp(), tcp);
        host.AddServiceEndpoint(typeof(IStockFeed), Bindings.NetTcp(), feed);
        host.Open();
        Console.WriteLine("ready " + http + " " + tcp + " " + feed);
        Console.In.ReadToEnd();
        Environment.Exit(0);
    }
}
