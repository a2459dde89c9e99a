package dev.woad.hosting.management;

import dev.woad.contracts.ConcurrencyMode;
import dev.woad.contracts.HealthCheck;
import dev.woad.contracts.InstanceContextMode;
import dev.woad.contracts.ServiceBehavior;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A service that is as well as the test wants. */
@ServiceBehavior(
    instanceContextMode = InstanceContextMode.SINGLE,
    concurrencyMode = ConcurrencyMode.MULTIPLE)
public final class StandingClock implements Clock {

  static final AtomicReference<@Nullable String> AILMENT = new AtomicReference<>();

  /** Creates the service. */
  public StandingClock() {}

  /** Says how the works are. */
  @HealthCheck("works")
  public String works() {
    String ailment = AILMENT.get();
    if (ailment != null) {
      throw new IllegalStateException(ailment);
    }
    return "wound up";
  }

  @Override
  public String time() {
    return "noon";
  }
}
