package dev.woad.dispatcher;

import dev.woad.bindings.RequestChannel;
import dev.woad.bindings.Timeouts;
import dev.woad.bindings.message.Message;
import dev.woad.contracts.CommunicationException;
import dev.woad.contracts.OperationDescription;
import dev.woad.contracts.QuotaExceededException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The replies to one call that many answer: the transport puts them here, and whoever wants them
 * reads them, one at a time. Safe for use by many threads.
 */
final class GatheredReplies {

  private static final Logger LOG = LoggerFactory.getLogger(GatheredReplies.class);

  private final OperationDescription operation;
  private final GatheringShape.Limits limits;
  private final Queue<Message> waiting = new ArrayDeque<>();
  private @Nullable ClientCall call;
  private @Nullable CompletableFuture<@Nullable Object> underWay;
  private @Nullable Runnable onChange;
  private @Nullable Throwable failure;
  private @Nullable Throwable firstFault;
  private boolean over;
  private int answers;
  private int results;

  GatheredReplies(OperationDescription operation, GatheringShape.Limits limits) {
    this.operation = operation;
    this.limits = limits;
  }

  /** Makes the call. */
  void start(ClientCall made, RequestChannel channel, Timeouts timeouts) {
    synchronized (this) {
      call = made;
    }
    Duration timeout =
        limits.timeoutMillis() == 0 ? timeouts.send() : Duration.ofMillis(limits.timeoutMillis());
    CompletableFuture<@Nullable Object> gathering = made.gather(channel, timeout, this::isLast);
    synchronized (this) {
      underWay = gathering;
    }
    var unused =
        gathering.whenComplete((end, error) -> end(error == null ? null : Outcomes.unwrap(error)));
  }

  /** Takes a reply; returns whether no more are wanted. */
  private boolean isLast(Message reply) {
    boolean last;
    Runnable told;
    synchronized (this) {
      if (over) {
        reply.close();
        return true;
      }
      answers++;
      if (waiting.size() >= limits.maxBuffered()) {
        reply.close();
        failure =
            new QuotaExceededException(
                "maxBufferedReplies of "
                    + operation
                    + ": "
                    + limits.maxBuffered()
                    + " replies wait (expected: somebody who takes them)");
        over = true;
      } else {
        waiting.add(reply);
        over = answers == limits.maxReplies();
      }
      last = over;
      told = onChange;
    }
    tell(told);
    return last;
  }

  private void end(@Nullable Throwable error) {
    Runnable told;
    synchronized (this) {
      if (over) {
        return;
      }
      over = true;
      failure = error;
      told = onChange;
    }
    tell(told);
  }

  private static void tell(@Nullable Runnable told) {
    if (told != null) {
      told.run();
    }
  }

  /** Says what is run, quickly, when there is something new. */
  void onChange(Runnable action) {
    synchronized (this) {
      onChange = action;
    }
    action.run();
  }

  /** Wants no more of them. */
  void cancel() {
    CompletableFuture<@Nullable Object> ended;
    Runnable told;
    synchronized (this) {
      told = onChange;
      over = true;
      failure = null;
      firstFault = null;
      waiting.forEach(Message::close);
      waiting.clear();
      ended = underWay;
    }
    if (ended != null) {
      ended.complete(null);
    }
    tell(told);
  }

  /**
   * Returns the result of a reply that is there, or null if there is none yet.
   *
   * @throws Throwable what the call has failed with, if nothing is left to be taken
   */
  @Nullable Object poll() throws Throwable {
    while (true) {
      Message reply;
      ClientCall by;
      synchronized (this) {
        reply = waiting.poll();
        by = call;
        if (reply == null || by == null) {
          if (over) {
            throwIfFailed();
          }
          return null;
        }
      }
      Object result = result(reply, by);
      if (result != null) {
        return result;
      }
    }
  }

  // One who answers with a fault does not keep the answers of the others from the caller.
  private @Nullable Object result(Message reply, ClientCall by) {
    try {
      Object result = by.result(reply);
      synchronized (this) {
        results++;
      }
      return result;
    } catch (Throwable e) {
      LOG.debug("operation {}: a reply is left out", operation, e);
      synchronized (this) {
        if (firstFault == null) {
          firstFault = e;
        }
      }
      return null;
    }
  }

  // But if there is nothing else, he hears of it.
  private void throwIfFailed() throws Throwable {
    Throwable told = failure != null ? failure : results == 0 ? firstFault : null;
    failure = null;
    firstFault = null;
    if (told != null) {
      throw told;
    }
  }

  /** Returns whether no reply is left, nor comes any more. */
  synchronized boolean isOver() {
    return over && waiting.isEmpty();
  }

  /**
   * Returns them as a stream, whose caller waits for each.
   *
   * @throws Throwable if the call has failed already
   */
  Stream<Object> stream() throws Throwable {
    CompletableFuture<@Nullable Object> made;
    synchronized (this) {
      made = underWay;
    }
    if (made != null && made.isCompletedExceptionally()) {
      Object unused = Outcomes.await(made);
    }
    return StreamSupport.stream(new Arriving(), false).onClose(this::cancel);
  }

  private final class Arriving extends Spliterators.AbstractSpliterator<Object> {

    Arriving() {
      super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
    }

    @Override
    public boolean tryAdvance(Consumer<? super Object> action) {
      Object result = next();
      if (result != null) {
        action.accept(result);
      }
      return result != null;
    }

    private @Nullable Object next() {
      try {
        while (true) {
          CompletableFuture<Void> change = new CompletableFuture<>();
          synchronized (GatheredReplies.this) {
            onChange = () -> change.complete(null);
          }
          boolean last = isOver();
          Object result = poll();
          if (result != null || last) {
            return result;
          }
          if (!isOver()) {
            Object unused = Outcomes.await(change);
          }
        }
      } catch (RuntimeException | Error e) {
        throw e;
      } catch (Throwable e) {
        // A fault that the contract declares: a stream throws none of those.
        throw new CommunicationException(
            "operation " + operation + " was answered by faults only: " + e.getMessage(), e);
      }
    }
  }
}
