package dev.woad.dispatcher;

import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives the replies to one call to one subscriber, as it asks for them. */
final class ReplyPublisher implements Flow.Publisher<Object> {

  private static final Logger LOG = LoggerFactory.getLogger(ReplyPublisher.class);

  private final GatheredReplies replies;
  private final AtomicBoolean subscribed = new AtomicBoolean();

  ReplyPublisher(GatheredReplies replies) {
    this.replies = replies;
  }

  @Override
  public void subscribe(Flow.Subscriber<? super Object> subscriber) {
    if (subscribed.compareAndSet(false, true)) {
      Subscription subscription = new Subscription(replies, subscriber);
      subscriber.onSubscribe(subscription);
      replies.onChange(subscription::schedule);
      return;
    }
    subscriber.onSubscribe(
        new Flow.Subscription() {
          @Override
          public void request(long n) {}

          @Override
          public void cancel() {}
        });
    subscriber.onError(
        new IllegalStateException("replies: subscribed to twice (expected: a call for each)"));
  }

  /** Tells the subscriber, by one thread at a time. */
  private static final class Subscription implements Flow.Subscription {

    private final GatheredReplies replies;
    private final Flow.Subscriber<? super Object> subscriber;
    private final AtomicLong wanted = new AtomicLong();
    private final AtomicInteger work = new AtomicInteger();
    private volatile boolean ended;
    private volatile @Nullable IllegalArgumentException wrong;

    Subscription(GatheredReplies replies, Flow.Subscriber<? super Object> subscriber) {
      this.replies = replies;
      this.subscriber = subscriber;
    }

    @Override
    public void request(long n) {
      if (n <= 0) {
        wrong = new IllegalArgumentException("request: " + n + " (expected: > 0)");
      } else {
        long unused = wanted.accumulateAndGet(n, Subscription::sum);
      }
      schedule();
    }

    private static long sum(long a, long b) {
      long sum = a + b;
      return sum < 0 ? Long.MAX_VALUE : sum;
    }

    @Override
    public void cancel() {
      ended = true;
      replies.cancel();
    }

    /** Has what is new told, by a thread that may read replies and run the subscriber. */
    void schedule() {
      if (!ended && work.getAndIncrement() == 0) {
        CallExecutors.shared().execute(this::tellAll);
      }
    }

    private void tellAll() {
      int done;
      do {
        done = work.get();
        try {
          tell();
        } catch (Throwable e) {
          // The edge of the thread: a subscriber that throws is told no more.
          LOG.error("a subscriber has failed", e);
          cancel();
        }
      } while (work.addAndGet(-done) > 0);
    }

    private void tell() {
      while (!ended) {
        IllegalArgumentException refused = wrong;
        if (refused != null) {
          cancel();
          subscriber.onError(refused);
          return;
        }
        boolean last = replies.isOver();
        Object result;
        try {
          result = last || wanted.get() > 0 ? replies.poll() : null;
        } catch (Throwable e) {
          ended = true;
          subscriber.onError(e);
          return;
        }
        if (result != null) {
          long unused = wanted.updateAndGet(n -> n == Long.MAX_VALUE ? n : n - 1);
          subscriber.onNext(result);
        } else if (last) {
          ended = true;
          subscriber.onComplete();
        } else if (!replies.isOver()) {
          return;
        }
      }
    }
  }
}
