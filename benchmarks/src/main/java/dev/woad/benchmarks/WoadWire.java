package dev.woad.benchmarks;

import dev.woad.bindings.Binding;
import dev.woad.clients.ChannelFactory;
import dev.woad.contracts.ConcurrencyMode;
import dev.woad.contracts.InstanceContextMode;
import dev.woad.hosting.ServiceHost;
import dev.woad.orderdesk.Orders;

/** A binding of Woad's, with its defaults on both ends. */
final class WoadWire implements Wire {

  private final String name;
  private final Binding binding;
  private final String address;

  WoadWire(String name, Binding binding, String address) {
    this.name = name;
    this.binding = binding;
    this.address = address;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String serve() {
    ServiceHost host =
        ServiceHost.builder(new Desk())
            .endpoint(Orders.class, binding, address)
            .instanceContextMode(InstanceContextMode.SINGLE)
            .concurrencyMode(ConcurrencyMode.MULTIPLE)
            .metadata(false)
            .build();
    host.open();
    return host.endpoints().get(0).address().toString();
  }

  @Override
  public Client connect(String to) {
    ChannelFactory<Orders> factory = ChannelFactory.of(Orders.class, binding, to);
    Orders orders = factory.createChannel();
    return new Client() {
      @Override
      public void call() throws Exception {
        Samples.requireLines(orders.placeOrder(Samples.order()).getLines().size());
      }

      @Override
      public void close() {
        factory.close();
      }
    };
  }
}
