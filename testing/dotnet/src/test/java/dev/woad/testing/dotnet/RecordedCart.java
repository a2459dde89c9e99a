package dev.woad.testing.dotnet;

import dev.woad.contracts.InstanceContextMode;
import dev.woad.contracts.ServiceBehavior;
import dev.woad.testing.dotnet.cart.ICart;
import java.util.ArrayList;
import java.util.List;

/** Behaves as the recorded service with sessions. */
@ServiceBehavior(
    namespace = "urn:orders:v1",
    instanceContextMode = InstanceContextMode.PER_SESSION,
    includeExceptionDetailInFaults = true)
public final class RecordedCart implements ICart {

  private final List<String> items = new ArrayList<>();
  private String customer = "";

  @Override
  public void start(String newCustomer) {
    customer = newCustomer;
  }

  @Override
  public int add(String sku) {
    items.add(sku);
    return items.size();
  }

  @Override
  public String checkout() {
    return customer + ":" + String.join(",", items);
  }
}
