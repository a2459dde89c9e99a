// Calls the order desk by Mono: every operation of Orders, its faults, and bad input.
// Usage: mono orders.exe BASE-ADDRESS BASE-ADDRESS-OF-NET-TCP
using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.ServiceModel;
using System.ServiceModel.Channels;
using System.Threading;
using System.Web.Services.Protocols;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Serialization;

/// <summary>What a fault says, whatever the proxy makes of it.</summary>
class Refusal : Exception
{
    public readonly string Code;
    public readonly XElement Detail;
    public Refusal(string code, string reason, XElement detail) : base(reason) { Code = code; Detail = detail; }
}

abstract class Desk
{
    public abstract Receipt PlaceOrder(Order order);
    public abstract Order GetOrder(string id);
    public abstract Order[] FindOrders(OrderQuery query);
    public abstract void CancelOrder(string id);
    public abstract void NotifyShipped(string id, Shipment shipment);
    public virtual void Close() { }
    public virtual string CallerFault { get { return "Client"; } }

    /// <summary>Sends a body of one's own, or does nothing if the proxy cannot.</summary>
    public virtual bool SendRaw(string action, string body) { return false; }
}

/// <summary>What Mono does not do, whoever the other party is.</summary>
class MonoFails : Exception
{
    public MonoFails(string what) : base(what) { }
}

/// <summary>The proxy of Mono's wsdl as it is.</summary>
class GeneratedDesk : Desk
{
    readonly BasicHttpBinding_Orders proxy = new BasicHttpBinding_Orders();

    public GeneratedDesk(string address) { proxy.Url = address; }

    public override Receipt PlaceOrder(Order order) { return Try(() => proxy.PlaceOrder(order)); }
    public override Order GetOrder(string id) { return Try(() => proxy.GetOrder(id)); }
    public override Order[] FindOrders(OrderQuery query) { return Try(() => proxy.FindOrders(query)); }
    public override void CancelOrder(string id) { Try(() => { proxy.CancelOrder(id); return 0; }); }
    public override void NotifyShipped(string id, Shipment shipment) { proxy.NotifyShipped(id, shipment); }

    static T Try<T>(Func<T> call)
    {
        try { return call(); }
        catch (SoapException e)
        {
            var detail = e.Detail == null ? null : XElement.Parse(e.Detail.OuterXml).Elements().FirstOrDefault();
            throw new Refusal(e.Code.Name, e.Message, detail);
        }
    }
}

/// <summary>A channel of Mono's WCF.</summary>
class ChannelDesk : Desk
{
    readonly ChannelFactory<IOrders> factory;
    readonly IOrders channel;
    readonly Binding binding;
    readonly EndpointAddress address;

    public ChannelDesk(Binding binding, string address)
    {
        this.binding = binding;
        this.address = new EndpointAddress(address);
        factory = new ChannelFactory<IOrders>(binding, this.address);
        channel = factory.CreateChannel();
    }

    public override string CallerFault { get { return binding is BasicHttpBinding ? "Client" : "Sender"; } }
    public override Receipt PlaceOrder(Order order) { return Try(() => channel.PlaceOrder(order)); }
    public override Order GetOrder(string id) { return Try(() => channel.GetOrder(id)); }
    public override Order[] FindOrders(OrderQuery query) { return Try(() => channel.FindOrders(new FindOrders { query = query }).order); }
    public override void CancelOrder(string id) { Try(() => { channel.CancelOrder(id); return 0; }); }
    public override void NotifyShipped(string id, Shipment shipment) { channel.NotifyShipped(id, shipment); }
    public override void Close() { ((IClientChannel)channel).Close(TimeSpan.FromSeconds(10)); }

    static T Try<T>(Func<T> call)
    {
        try { return call(); }
        catch (FaultException<UnknownOrderFault> e) { throw new Refusal(e.Code.Name, e.Message, e.Detail.Element); }
        catch (FaultException<OutOfStockFault> e) { throw new Refusal(e.Code.Name, e.Message, e.Detail.Element); }
        catch (FaultException<InvalidOrderFault> e) { throw new Refusal(e.Code.Name, e.Message, e.Detail.Element); }
    }

    static Refusal Refused(MessageFault fault)
    {
        var detail = fault.HasDetail ? XElement.Load(fault.GetReaderAtDetailContents()) : null;
        return new Refusal(fault.Code.Name, fault.Reason.GetMatchingTranslation().Text, detail);
    }

    public override bool SendRaw(string action, string body)
    {
        if (!binding.CanBuildChannelFactory<IRequestChannel>()) return false;
        var raw = binding.BuildChannelFactory<IRequestChannel>();
        raw.Open();
        var sender = raw.CreateChannel(address);
        sender.Open();
        var request = Message.CreateMessage(binding.MessageVersion, action, XElement.Parse(body).CreateReader());
        if (binding.MessageVersion.Addressing != AddressingVersion.None) request.Headers.MessageId = new UniqueId();
        var reply = sender.Request(request);
        if (!reply.IsFault) return true;
        try { throw Refused(MessageFault.CreateFault(reply, 65536)); }
        catch (CommunicationException)
        {
            throw new MonoFails("a fault of SOAP 1.2 in binary XML is read without its prefixes, as a Message");
        }
    }
}

/// <summary>The checks, in order: later ones call for what the earlier ones placed.</summary>
class Checks
{
    readonly Desk desk;
    readonly string customer = "mono-" + Guid.NewGuid();
    readonly DateTime until = new DateTime(2099, 12, 31, 11, 0, 0, DateTimeKind.Utc);
    string invoiced, byCard;

    public Checks(Desk desk) { this.desk = desk; }

    internal Order Sample(string sku = "PN-0002", int quantity = 3)
    {
        return new Order
        {
            customer = new Customer { id = customer, name = "Zoë Färber & Söhne <GmbH>", email = new[] { "a@b.example", "c@d.example" } },
            lines = new[] { new OrderLine { sku = sku, quantity = quantity }, new OrderLine { sku = "IN-0001", quantity = 1, engraving = "für Zoë" } },
            delivery = new Delivery
            {
                speed = DeliverySpeed.SAMEDAY,
                Item = new Address { street = new[] { "Am Markt 1" }, postalCode = "99084", city = "Erfurt", country = "DE" }
            },
            payment = new InvoicePayment { reference = "r-1", dueDays = 14 },
        };
    }

    static void Expect<T>(T actual, T expected)
    {
        if (!Equals(actual, expected)) throw new Exception(actual + " (expected: " + expected + ")");
    }

    XElement Fault(Action call, string detail)
    {
        try { call(); }
        catch (Refusal e)
        {
            Expect(e.Code, desk.CallerFault);
            Expect(e.Detail.Name, XName.Get(detail, Names.Types));
            return e.Detail;
        }
        throw new Exception("no fault (expected: " + detail + ")");
    }

    static string Texts(XElement detail, string name)
    {
        return string.Join(" ", detail.Descendants(XName.Get(name, Names.Types)).Select(e => e.Value));
    }

    public void Place_order_on_invoice()
    {
        var receipt = desk.PlaceOrder(Sample());
        Expect(receipt.total.Value, 15.90m);
        Expect(receipt.total.currency, "EUR");
        Expect(receipt.lines.Length, 2);
        invoiced = receipt.orderId;
    }

    public void Place_order_by_card()
    {
        var order = Sample();
        order.delivery = new Delivery { speed = DeliverySpeed.EXPRESS, Item = new PickupPoint { code = "P-7", locker = 12, lockerSpecified = true } };
        order.payment = new CardPayment { token = "tok", authorizedAt = DateTime.UtcNow };
        order.deliverBy = until;
        order.giftWrapped = true;
        order.note = "";
        order.signature = new byte[] { 0, 1, 254, 255 };
        byCard = desk.PlaceOrder(order).orderId;
    }

    public void Get_order_on_invoice()
    {
        var order = desk.GetOrder(invoiced);
        Expect(order.status, OrderStatus.PLACED);
        Expect(order.customer.name, "Zoë Färber & Söhne <GmbH>");
        Expect(string.Join(" ", order.customer.email), "a@b.example c@d.example");
        Expect(order.delivery.speed, DeliverySpeed.SAMEDAY);
        Expect(((Address)order.delivery.Item).city, "Erfurt");
        Expect(((InvoicePayment)order.payment).dueDays, (short)14);
        Expect(order.deliverBy, null);
        Expect(order.lines[1].engraving, "für Zoë");
    }

    public void Get_order_by_card()
    {
        var order = desk.GetOrder(byCard);
        Expect(((PickupPoint)order.delivery.Item).locker, 12);
        Expect(((CardPayment)order.payment).token, "tok");
        Expect(order.deliverBy.Value.ToUniversalTime(), until);
        Expect(order.giftWrapped, true);
        Expect(BitConverter.ToString(order.signature), "00-01-FE-FF");
    }

    public void Find_orders()
    {
        var found = desk.FindOrders(new OrderQuery { customerId = customer, status = new[] { OrderStatus.PLACED, OrderStatus.SHIPPED } });
        Expect(string.Join(" ", found.Select(o => o.id)), byCard + " " + invoiced);
    }

    public void Find_no_orders()
    {
        Expect((desk.FindOrders(new OrderQuery { customerId = "nobody" }) ?? new Order[0]).Length, 0);
    }

    public void Notify_shipped()
    {
        var parcels = new[] { new Parcel { weight = 0.125m, fragile = true, fragileSpecified = true } };
        desk.NotifyShipped(invoiced, new Shipment { carrier = "Bote", shippedAt = DateTime.UtcNow, parcels = parcels });
        var deadline = DateTime.UtcNow.AddSeconds(10);
        while (desk.GetOrder(invoiced).status != OrderStatus.SHIPPED)
        {
            if (DateTime.UtcNow > deadline) throw new Exception("order is not shipped after 10 s");
            Thread.Sleep(50);
        }
    }

    public void Cancel_order()
    {
        desk.CancelOrder(byCard);
        Expect(desk.GetOrder(byCard).status, OrderStatus.CANCELLED);
    }

    public void Unknown_order()
    {
        Expect(Texts(Fault(() => desk.GetOrder("no-such <order>"), "UnknownOrder"), "orderId"), "no-such <order>");
    }

    public void Out_of_stock()
    {
        var detail = Fault(() => desk.PlaceOrder(Sample("SE-0001", 2)), "OutOfStock");
        Expect(Texts(detail, "sku") + " " + Texts(detail, "requested") + " " + Texts(detail, "available"), "SE-0001 2 0");
    }

    public void Invalid_order()
    {
        Expect(Texts(Fault(() => desk.PlaceOrder(Sample("pen", 0)), "InvalidOrder"), "path"), "lines[0].sku lines[0].quantity");
    }

    public void Cancel_shipped_order()
    {
        Expect(Texts(Fault(() => desk.CancelOrder(invoiced), "InvalidOrder"), "path"), "status");
    }

    public void Not_a_number()
    {
        var body = "<PlaceOrder xmlns='" + Names.Desk + "'><order><lines xmlns='" + Names.Types + "'><sku>PN-0002</sku><quantity>1</quantity>"
            + "<unitPrice currency='EUR'>ten</unitPrice></lines></order></PlaceOrder>";
        try
        {
            if (desk.SendRaw(Names.Action + "PlaceOrder", body)) throw new Exception("no fault (expected: one)");
        }
        catch (Refusal e)
        {
            if (!e.Message.Contains("unitPrice")) throw new Exception(e.Message + " (expected: what is wrong)");
        }
    }

    public void Goes_on() { Expect(desk.GetOrder(byCard).status, OrderStatus.CANCELLED); }

    public void End_session() { desk.Close(); }

    static int Main(string[] args)
    {
        var desks = new Dictionary<string, Func<Desk>>
        {
            { "proxy of wsdl, SOAP 1.1", () => new GeneratedDesk(args[0] + "/orders") },
            { "BasicHttpBinding", () => new ChannelDesk(new BasicHttpBinding(), args[0] + "/orders") },
            { "WSHttpBinding", () => new ChannelDesk(new WSHttpBinding(SecurityMode.None), args[0] + "/orders/ws") },
            { "binary over HTTP", () => new ChannelDesk(Bindings.BinaryHttp(), args[0] + "/orders/binary") },
            { "NetTcpBinding", () => new ChannelDesk(Bindings.NetTcp(), args[1] + "/orders") },
        };
        int failed = 0;
        foreach (var desk in desks) failed += Run(desk.Key, new Checks(desk.Value()));
        failed += Run("NetTcpBinding, both ways", new FeedChecks(args[1]));
        return failed == 0 ? 0 : 1;
    }

    static int Run(string kind, object checks)
    {
        int failed = 0;
        var methods = checks.GetType().GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly);
        foreach (var check in methods)
        {
            var name = "mono, " + kind + ": " + check.Name.Replace('_', ' ').ToLowerInvariant();
            try
            {
                ((Action)check.CreateDelegate(typeof(Action), checks))();
                Console.WriteLine("ok   " + name);
            }
            catch (MonoFails e)
            {
                Console.WriteLine("MONO " + name + ": " + e.Message);
            }
            catch (Exception e)
            {
                failed++;
                Console.WriteLine("FAIL " + name + ": " + e.GetType().Name + ": " + e.Message);
                if (Environment.GetEnvironmentVariable("STACK") != null) Console.WriteLine(e);
            }
        }
        return failed;
    }
}
