package dev.woad.orderdesk;

import dev.woad.contracts.AsyncShapeOf;
import dev.woad.contracts.GatherReplies;
import dev.woad.orderdesk.quotes.Quote;
import dev.woad.orderdesk.quotes.SupplierQuotes;
import java.util.concurrent.Flow;

/** {@link SupplierQuotes} of all suppliers, told to a subscriber as they come. */
@AsyncShapeOf(SupplierQuotes.class)
public interface SupplierQuotesPublisher {

  /**
   * Asks all suppliers for what they would ask for so many of an item, and tells what they answer
   * within two seconds. Those that do not have it are left out.
   */
  @GatherReplies(replyTimeoutMillis = 2000)
  Flow.Publisher<Quote> requestQuote(String sku, int quantity);
}
