package dev.woad.orderdesk;

import dev.woad.contracts.AsyncShapeOf;
import java.util.concurrent.CompletionStage;

/** The asynchronous shape of {@link StockFeedCallback}. */
@AsyncShapeOf(StockFeedCallback.class)
public interface StockFeedCallbackAsync {

  /** Tells how much there is of an item now. The stage ends when that is on its way. */
  CompletionStage<Void> stockChanged(String sku, int level);
}
