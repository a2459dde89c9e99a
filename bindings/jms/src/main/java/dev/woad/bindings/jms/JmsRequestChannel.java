package dev.woad.bindings.jms;

import dev.woad.bindings.MessageEncoder;
import dev.woad.bindings.RequestChannel;
import dev.woad.bindings.message.Message;
import dev.woad.contracts.CommunicationException;
import dev.woad.contracts.CommunicationObjectClosedException;
import dev.woad.contracts.CommunicationTimeoutException;
import dev.woad.contracts.EndpointAddress;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A channel to a queue or a topic. */
final class JmsRequestChannel implements RequestChannel {

  private static final Logger LOG = LoggerFactory.getLogger(JmsRequestChannel.class);

  private final EndpointAddress address;
  private final JmsUri uri;
  private final Supplier<JmsChannelInitiator.Shared> shared;
  private final MessageEncoder encoder;
  private final JmsTransportBindingElement transport;
  private final Consumer<RequestChannel> onClose;
  private final Set<CompletableFuture<?>> underWay = ConcurrentHashMap.newKeySet();
  private volatile @Nullable JmsSenders senders;
  private volatile boolean closed;

  JmsRequestChannel(
      EndpointAddress address,
      Supplier<JmsChannelInitiator.Shared> shared,
      MessageEncoder encoder,
      JmsTransportBindingElement transport,
      Consumer<RequestChannel> onClose) {
    this.address = address;
    this.uri = JmsUri.of(address);
    this.shared = shared;
    this.encoder = encoder;
    this.transport = transport;
    this.onClose = onClose;
  }

  @Override
  public CompletionStage<Void> open(Duration timeout) {
    try {
      requireOpen();
      JmsLink link = shared.get().link;
      link.connection(shorter(timeout));
      return CompletableFuture.completedFuture(null);
    } catch (JMSException | RuntimeException e) {
      return CompletableFuture.failedFuture(told(e));
    }
  }

  @Override
  public CompletionStage<Void> send(Message message, Duration timeout) {
    try (message) {
      requireOpen();
      JmsShipment shipment = shipment(message, null, 0);
      senders().send(shipment, shorter(timeout), timeout);
      return CompletableFuture.completedFuture(null);
    } catch (IOException | JMSException | RuntimeException e) {
      return CompletableFuture.failedFuture(told(e));
    }
  }

  @Override
  public CompletionStage<Message> request(Message message, Duration timeout) {
    CompletableFuture<JmsReply> reply = new CompletableFuture<>();
    underWay.add(reply);
    Runnable giveUp = () -> {};
    try (message) {
      requireOpen();
      JmsChannelInitiator.Shared with = shared.get();
      giveUp =
          with.namedReplies == null
              ? requestByPassing(
                  with,
                  message,
                  timeout,
                  new JmsReplies.Waiting(
                      reply::complete, () -> reply.completeExceptionally(lost())))
              : requestByNamed(with.namedReplies, message, timeout, reply);
      if (!reply.isDone()) {
        reply.orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (IOException | JMSException | RuntimeException e) {
      reply.completeExceptionally(told(e));
    }
    Runnable end = giveUp;
    reply.whenComplete(
        (content, error) -> {
          underWay.remove(reply);
          end.run();
        });
    CompletableFuture<Message> outcome =
        reply
            .exceptionallyCompose(error -> CompletableFuture.failedFuture(told(error, timeout)))
            .thenApply(content -> content.read(encoder));
    outcome.whenComplete(
        (result, error) -> {
          if (outcome.isCancelled()) {
            reply.cancel(true);
          }
        });
    return outcome;
  }

  /** Replies come to the queue that ends with the connection: who gathers waits for them. */
  @Override
  public CompletionStage<Void> gather(
      Message message, Duration timeout, Predicate<Message> isLast) {
    CompletableFuture<Void> end = new CompletableFuture<>();
    underWay.add(end);
    Runnable giveUp = () -> {};
    try (message) {
      requireOpen();
      JmsReplies.Waiting waits =
          new JmsReplies.Waiting(
              reply -> isLast(reply, isLast, end), () -> end.completeExceptionally(lost()));
      giveUp = requestByPassing(shared.get(), message, timeout, waits);
      if (!end.isDone()) {
        end.completeOnTimeout(null, timeout.toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (IOException | JMSException | RuntimeException e) {
      end.completeExceptionally(told(e));
    }
    Runnable noMore = giveUp;
    end.whenComplete(
        (over, error) -> {
          underWay.remove(end);
          noMore.run();
        });
    return end;
  }

  private boolean isLast(JmsReply reply, Predicate<Message> isLast, CompletableFuture<Void> end) {
    Message message;
    try {
      message = reply.read(encoder);
    } catch (CommunicationException e) {
      LOG.debug("{}: one of many replies is left out: {}", address, e.getMessage());
      return false;
    }
    boolean last = isLast.test(message);
    if (last) {
      end.complete(null);
    }
    return last;
  }

  private CommunicationException lost() {
    return new CommunicationException("connection to the broker of " + address + " is lost");
  }

  private Runnable requestByPassing(
      JmsChannelInitiator.Shared with, Message message, Duration timeout, JmsReplies.Waiting waits)
      throws IOException, JMSException {
    JmsReplies replies = with.replies;
    Duration patience = shorter(timeout);
    Destination replyTo = replies.queue(patience);
    JmsCorrelation said = message.properties().find(JmsCorrelation.class).orElse(null);
    String id = said == null ? replies.newId() : said.id();
    JmsShipment shipment =
        shipment(message, new JmsShipment.Reply(session -> replyTo, id), timeout.toMillis());
    replies.await(id, waits);
    try {
      senders().send(shipment, patience, timeout);
    } catch (JMSException | RuntimeException e) {
      replies.giveUp(id);
      throw e;
    }
    return () -> replies.giveUp(id);
  }

  private Runnable requestByNamed(
      JmsNamedReplies replies, Message message, Duration timeout, CompletableFuture<JmsReply> reply)
      throws IOException, JMSException {
    Duration patience = shorter(timeout);
    JmsCorrelation said = message.properties().find(JmsCorrelation.class).orElse(null);
    String id = said == null ? shared.get().replies.newId() : said.id();
    if (said == null || !said.isSent()) {
      JmsShipment shipment =
          shipment(
              message,
              new JmsShipment.Reply(session -> JmsDestinations.find(replies.queue(), session), id),
              0);
      senders().send(shipment, patience, timeout);
    }
    replies.await(id, said, reply::complete, patience);
    return () -> replies.giveUp(id);
  }

  private JmsShipment shipment(
      Message message, JmsShipment.@Nullable Reply reply, long expiresWithin) throws IOException {
    return JmsShipment.of(message, encoder, uri, transport.sending()).with(reply, expiresWithin);
  }

  private JmsSenders senders() {
    JmsSenders there = senders;
    if (there == null) {
      there = new JmsSenders(shared.get().link, uri);
      senders = there;
    }
    return there;
  }

  private Duration shorter(Duration timeout) {
    Duration patience = transport.connection().reconnectTimeout();
    return patience.compareTo(timeout) < 0 ? patience : timeout;
  }

  private void requireOpen() {
    if (closed) {
      throw closedException();
    }
  }

  @Override
  public CompletionStage<Void> close(Duration timeout) {
    closed = true;
    return CompletableFuture.allOf(underWay.toArray(CompletableFuture<?>[]::new))
        .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
        .handle(
            (done, failure) -> {
              abort();
              return null;
            });
  }

  @Override
  public void abort() {
    closed = true;
    underWay.forEach(call -> call.completeExceptionally(closedException()));
    JmsSenders there = senders;
    if (there != null) {
      there.close();
    }
    onClose.accept(this);
  }

  /** Returns true: one session brings the replies of all. */
  @Override
  public boolean isOnEventLoop() {
    return true;
  }

  private CommunicationException told(Exception failure) {
    if (failure instanceof CommunicationException known) {
      return known;
    }
    return closed ? closedException() : JmsTransportException.of("message to " + address, failure);
  }

  private Throwable told(Throwable error, Duration timeout) {
    return error instanceof TimeoutException
        ? new CommunicationTimeoutException(
            "no reply from " + address + " within " + timeout + ", the sendTimeout", error)
        : error;
  }

  private CommunicationObjectClosedException closedException() {
    return new CommunicationObjectClosedException("channel to " + address + ": closed");
  }
}
