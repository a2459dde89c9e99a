package com.example.topics;

import dev.woad.bindings.jms.JmsBinding;
import dev.woad.clients.ChannelFactory;
import dev.woad.orderdesk.SupplierQuotesPublisher;
import dev.woad.orderdesk.SupplierQuotesStream;
import dev.woad.orderdesk.quotes.Quote;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.stream.Stream;

/** Asks all suppliers at once, by one call. */
final class Purchasing implements AutoCloseable {

  private final ChannelFactory<SupplierQuotesStream> streams =
      ChannelFactory.of(SupplierQuotesStream.class, JmsBinding.create(), Supplier.TOPIC);
  private final ChannelFactory<SupplierQuotesPublisher> publishers =
      ChannelFactory.of(SupplierQuotesPublisher.class, JmsBinding.create(), Supplier.TOPIC);

  /** Waits for all that come in time, and returns the cheapest. */
  Optional<Quote> cheapest(String sku, int quantity) {
    try (Stream<Quote> quotes = streams.createChannel().requestQuote(sku, quantity)) {
      return quotes.min(Comparator.comparing(Quote::getUnitPrice));
    }
  }

  /** Returns the first that comes; whoever answers after it is not waited for. */
  CompletableFuture<Quote> first(String sku, int quantity) {
    CompletableFuture<Quote> first = new CompletableFuture<>();
    publishers
        .createChannel()
        .requestQuote(sku, quantity)
        .subscribe(
            new Flow.Subscriber<>() {
              private Flow.Subscription subscription;

              @Override
              public void onSubscribe(Flow.Subscription given) {
                subscription = given;
                given.request(1);
              }

              @Override
              public void onNext(Quote quote) {
                subscription.cancel();
                first.complete(quote);
              }

              @Override
              public void onError(Throwable failure) {
                first.completeExceptionally(failure);
              }

              @Override
              public void onComplete() {
                first.completeExceptionally(new IllegalStateException("nobody answers"));
              }
            });
    return first;
  }

  /** Returns how many quotes came after nobody waited for them any more. */
  long lateQuotes() {
    return streams.lateReplies() + publishers.lateReplies();
  }

  @Override
  public void close() {
    streams.close();
    publishers.close();
  }
}
