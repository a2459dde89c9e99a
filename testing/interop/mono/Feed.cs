// The feed of the order desk: calls both ways over one connection.
using System;
using System.Collections.Concurrent;
using System.ServiceModel;

[CallbackBehavior(ConcurrencyMode = ConcurrencyMode.Multiple, UseSynchronizationContext = false)]
class Changes : IStockFeedCallback
{
    public readonly BlockingCollection<string> Seen = new BlockingCollection<string>();

    public void StockChanged(string sku, int level) { Seen.Add(sku + " " + level); }
}

/// <summary>The checks, in order: later ones call for what the earlier ones did.</summary>
class FeedChecks
{
    const string Sku = "PN-0002";

    readonly Changes changes = new Changes();
    readonly DuplexChannelFactory<IStockFeed> factory;
    readonly IStockFeed feed;
    readonly ChannelDesk desk;
    int level;

    public FeedChecks(string address)
    {
        desk = new ChannelDesk(Bindings.NetTcp(), address + "/orders");
        factory = new DuplexChannelFactory<IStockFeed>(
            new InstanceContext(changes), Bindings.NetTcp(), new EndpointAddress(address + "/stock"));
        feed = factory.CreateChannel();
    }

    public void Subscribe()
    {
        level = feed.Subscribe(Sku);
        if (level < 2) throw new Exception(level + " (expected: something in stock)");
    }

    public void Hear_of_change()
    {
        desk.PlaceOrder(new Checks(desk).Sample(Sku, 2));
        string seen;
        if (!changes.Seen.TryTake(out seen, 10000)) throw new Exception("nothing heard after 10 s");
        if (seen != Sku + " " + (level - 2)) throw new Exception(seen + " (expected: " + Sku + " " + (level - 2) + ")");
    }

    public void Unsubscribe() { feed.Unsubscribe(Sku); }

    public void End_session()
    {
        try { ((IClientChannel)feed).Close(TimeSpan.FromSeconds(5)); }
        catch (TimeoutException) { throw new MonoFails("what listens for callbacks takes the End that Close waits for"); }
    }

    public void Unknown_item()
    {
        var another = factory.CreateChannel();
        ((IContextChannel)another).OperationTimeout = TimeSpan.FromSeconds(5);
        try { another.Subscribe("no-such"); }
        catch (FaultException e)
        {
            if (e.Code.Name != "Sender") throw new Exception(e.Code.Name + " (expected: Sender)");
            return;
        }
        catch (TimeoutException)
        {
            throw new MonoFails("a fault on a channel both ways is read without its prefixes, which ends what listens");
        }
        throw new Exception("no fault (expected: UnknownItem)");
    }
}
