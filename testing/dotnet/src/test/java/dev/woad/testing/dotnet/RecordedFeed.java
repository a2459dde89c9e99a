package dev.woad.testing.dotnet;

import dev.woad.contracts.ConcurrencyMode;
import dev.woad.contracts.InstanceContextMode;
import dev.woad.contracts.ServiceBehavior;
import dev.woad.dispatcher.OperationContext;
import dev.woad.testing.dotnet.feed.IPriceCallback;
import dev.woad.testing.dotnet.feed.IPriceFeed;
import dev.woad.testing.dotnet.feed.Quote;
import java.math.BigDecimal;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Behaves as the recorded service that calls back. */
@ServiceBehavior(
    namespace = "urn:orders:v1",
    instanceContextMode = InstanceContextMode.PER_SESSION,
    concurrencyMode = ConcurrencyMode.MULTIPLE,
    includeExceptionDetailInFaults = true)
public final class RecordedFeed implements IPriceFeed {

  private volatile CompletableFuture<Boolean> confirmation =
      CompletableFuture.completedFuture(false);

  @Override
  public int subscribe(String symbol, int ticks) {
    IPriceCallback client = OperationContext.current().callbackChannel(IPriceCallback.class);
    confirmation =
        CompletableFuture.supplyAsync(
            () -> {
              for (int i = 1; i <= ticks; i++) {
                client.tick(quote(symbol, i));
              }
              return client.confirm("done?");
            });
    return ticks;
  }

  private static Quote quote(String symbol, int number) {
    Quote quote = new Quote();
    quote.symbol = symbol;
    quote.price =
        BigDecimal.TEN
            .add(BigDecimal.valueOf(number).divide(BigDecimal.valueOf(4)))
            .stripTrailingZeros();
    quote.sequence = number;
    return quote;
  }

  @Override
  public boolean confirmed() {
    return confirmation.orTimeout(20, TimeUnit.SECONDS).join();
  }
}
