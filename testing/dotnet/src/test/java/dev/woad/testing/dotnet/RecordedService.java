package dev.woad.testing.dotnet;

import System.InvalidOperationException;
import dev.woad.bindings.message.MessageHeader;
import dev.woad.bindings.message.RemoteIdentity;
import dev.woad.contracts.ConcurrencyMode;
import dev.woad.contracts.FaultCode;
import dev.woad.contracts.FaultException;
import dev.woad.contracts.InstanceContextMode;
import dev.woad.contracts.ServiceBehavior;
import dev.woad.dispatcher.OperationContext;
import dev.woad.testing.dotnet.files.IOrderFiles;
import dev.woad.testing.dotnet.orders.ArrayOfOrder;
import dev.woad.testing.dotnet.orders.IHeaderOrders;
import dev.woad.testing.dotnet.orders.IOrders;
import dev.woad.testing.dotnet.orders.Order;
import dev.woad.testing.dotnet.orders.OrderFault;
import dev.woad.testing.dotnet.orders.Receipt;
import dev.woad.testing.dotnet.plain.IPlainOrders;
import dev.woad.testing.dotnet.xml.ArrayOfOrderLine;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;

/** Behaves as the service behaved that the conversations were recorded with. */
@ServiceBehavior(
    name = "OrderService",
    namespace = "urn:orders:v1",
    instanceContextMode = InstanceContextMode.SINGLE,
    concurrencyMode = ConcurrencyMode.MULTIPLE,
    includeExceptionDetailInFaults = true)
public final class RecordedService implements IOrders, IHeaderOrders, IPlainOrders, IOrderFiles {

  private static final String NAMESPACE = "urn:orders:v1";

  private final Semaphore noted = new Semaphore(0);
  private volatile String note = "";

  @Override
  public Receipt placeOrder(Order order) {
    Receipt receipt = new Receipt();
    receipt.setOrderId(order.getId());
    receipt.setCharged(order.getTotal());
    receipt.setAt(order.getPlaced());
    receipt.setCopy(order);
    return receipt;
  }

  @Override
  public @Nullable Order getOrder(String id) {
    if (id.equals("missing")) {
      OrderFault detail = new OrderFault();
      detail.setOrderId(id);
      detail.setCode(404);
      throw FaultException.of(FaultCode.of("Missing"), "no such order").withDetail(detail);
    }
    if (id.equals("crash")) {
      throw new InvalidOperationException("boom in service");
    }
    return id.equals("null") ? null : Samples.order(id);
  }

  @Override
  public ArrayOfOrder findOrders(String customer) {
    ArrayOfOrder orders = new ArrayOfOrder();
    for (int i = 1; i <= 3; i++) {
      orders.getOrder().add(Samples.order(customer + "-" + i));
    }
    return orders;
  }

  @Override
  public void notify(String text) {
    note = text;
    noted.release();
  }

  /** Waits for the next note: nothing else tells when a call is done that has no reply. */
  void awaitNote() {
    try {
      if (!noted.tryAcquire(20, TimeUnit.SECONDS)) {
        throw new IllegalStateException("no note within 20 s");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String lastNote() {
    return note;
  }

  @Override
  public String ping(String text) {
    return text;
  }

  @Override
  public String whoAmI() {
    return OperationContext.current()
        .incomingMessageProperties()
        .find(RemoteIdentity.class)
        .map(RecordedService::name)
        .orElse("(none)");
  }

  private static String name(RemoteIdentity identity) {
    if (identity.certificate().isEmpty()) {
      return "GenericIdentity:" + identity.name();
    }
    try {
      byte[] thumbprint =
          MessageDigest.getInstance("SHA-1").digest(identity.certificate().get().getEncoded());
      return "X509Identity:"
          + identity.name()
          + "; "
          + HexFormat.of().withUpperCase().formatHex(thumbprint);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Stands for the operation of the contract with the other serializer. */
  public ArrayOfOrderLine echoLines(ArrayOfOrderLine lines) {
    return lines;
  }

  @Override
  public String echoHeader() {
    OperationContext context = OperationContext.current();
    String text =
        context
            .incomingMessageHeaders()
            .find(new QName(NAMESPACE, "Trace"))
            .map(MessageHeader::text)
            .orElse("(none)");
    context
        .outgoingMessageHeaders()
        .add(MessageHeader.of(new QName(NAMESPACE, "Traced"), "seen:" + text));
    return text;
  }

  @Override
  public byte[] download(Integer bytes) {
    return Samples.blob(bytes);
  }

  @Override
  public Long upload(byte[] data) {
    if (!Arrays.equals(data, Samples.blob(data.length))) {
      throw FaultException.of("upload differs");
    }
    return (long) data.length;
  }
}
