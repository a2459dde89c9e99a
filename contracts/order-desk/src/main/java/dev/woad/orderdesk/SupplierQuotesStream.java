package dev.woad.orderdesk;

import dev.woad.contracts.AsyncShapeOf;
import dev.woad.contracts.GatherReplies;
import dev.woad.orderdesk.quotes.Quote;
import dev.woad.orderdesk.quotes.SupplierQuotes;
import java.util.stream.Stream;

/** {@link SupplierQuotes} of all suppliers, as a stream that waits for each. */
@AsyncShapeOf(SupplierQuotes.class)
public interface SupplierQuotesStream {

  /**
   * Asks all suppliers for what they would ask for so many of an item, and takes what they answer
   * within two seconds. Those that do not have it are left out.
   */
  @GatherReplies(replyTimeoutMillis = 2000)
  Stream<Quote> requestQuote(String sku, int quantity);
}
