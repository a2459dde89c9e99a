package dev.woad.bindings.jms;

import dev.woad.bindings.Binding;
import dev.woad.bindings.BindingSettings;
import dev.woad.bindings.MessageEncodingBindingElement;
import dev.woad.bindings.ReaderQuotasSettings;
import dev.woad.bindings.binary.BinaryMessageEncodingBindingElement;
import dev.woad.bindings.encoding.MtomMessageEncodingBindingElement;
import dev.woad.bindings.encoding.TextMessageEncodingBindingElement;
import dev.woad.bindings.message.MessageVersion;
import dev.woad.bindings.message.ReaderQuotas;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a {@link JmsBinding}.
 *
 * @param messageEncoding text, MTOM or binary; text if not given
 * @param messageVersion WCF's name for the versions of text and MTOM; {@code Soap11} if not given
 * @param openTimeout how long to wait for the broker
 * @param closeTimeout how long closing may wait
 * @param sendTimeout how long a call may take
 * @param maxReceivedMessageSize the size in bytes that one message may have
 * @param readerQuotas what messages that come in are held to
 * @param brokerUrl the URL of an ActiveMQ Artemis broker; the host's own if not given
 * @param user who connects
 * @param password by what the user is believed
 * @param reconnectTimeout how long a call waits for a broker that is away
 * @param durable whether messages outlive the broker
 * @param priority 0 to 9, where more comes first
 * @param timeToLive how long a message may wait
 * @param messageFormat bytes or text
 * @param replyQueue a queue for replies that stays
 * @param maxConcurrentConsumers how many messages are processed at a time
 * @param prefetchSize bytes of messages that each receiver may be sent ahead
 * @param maxAttempts how often a message is tried
 * @param retryDelay how long after its first failure
 * @param maxRetryDelay how long that becomes at most
 * @param deadLetterQueue where messages go that cannot be processed
 * @param selector which messages are received
 * @param subscription under which name a topic keeps messages
 */
public record JmsSettings(
    @Nullable JmsMessageEncoding messageEncoding,
    @Nullable MessageVersion messageVersion,
    @Nullable Duration openTimeout,
    @Nullable Duration closeTimeout,
    @Nullable Duration sendTimeout,
    @Nullable Long maxReceivedMessageSize,
    @Nullable ReaderQuotasSettings readerQuotas,
    @Nullable String brokerUrl,
    @Nullable String user,
    @Nullable String password,
    @Nullable Duration reconnectTimeout,
    @Nullable Boolean durable,
    @Nullable Integer priority,
    @Nullable Duration timeToLive,
    @Nullable JmsMessageFormat messageFormat,
    @Nullable String replyQueue,
    @Nullable Integer maxConcurrentConsumers,
    @Nullable Long prefetchSize,
    @Nullable Integer maxAttempts,
    @Nullable Duration retryDelay,
    @Nullable Duration maxRetryDelay,
    @Nullable String deadLetterQueue,
    @Nullable String selector,
    @Nullable String subscription)
    implements BindingSettings {

  @Override
  public Binding create(String scheme) {
    JmsBinding.Builder builder = JmsBinding.builder().encoding(encoding());
    set(openTimeout, builder::openTimeout);
    set(closeTimeout, builder::closeTimeout);
    set(sendTimeout, builder::sendTimeout);
    set(maxReceivedMessageSize, builder::maxReceivedMessageSize);
    set(brokerUrl, builder::brokerUrl);
    set(user, name -> builder.user(name, password == null ? "" : password));
    set(reconnectTimeout, builder::reconnectTimeout);
    set(durable, builder::durable);
    set(priority, value -> builder.sending(s -> s.withPriority(value)));
    set(timeToLive, value -> builder.sending(s -> s.withTimeToLive(value)));
    set(messageFormat, value -> builder.sending(s -> s.withMessageFormat(value)));
    set(replyQueue, builder::replyQueue);
    return builder.receiving(this::receiving).build();
  }

  private JmsReceiveSettings receiving(JmsReceiveSettings base) {
    return new JmsReceiveSettings(
        or(maxConcurrentConsumers, base.maxConcurrentConsumers()),
        prefetchSize == null ? base.prefetchSize() : Math.toIntExact(prefetchSize),
        or(maxAttempts, base.maxAttempts()),
        or(retryDelay, base.retryDelay()),
        or(maxRetryDelay, base.maxRetryDelay()),
        or(deadLetterQueue, base.deadLetterQueue()),
        selector,
        subscription,
        base.queueWhileOpen());
  }

  private MessageEncodingBindingElement encoding() {
    ReaderQuotas quotas =
        readerQuotas == null ? ReaderQuotas.DEFAULT : readerQuotas.toReaderQuotas();
    MessageVersion version = or(messageVersion, MessageVersion.SOAP11);
    return switch (or(messageEncoding, JmsMessageEncoding.TEXT)) {
      case TEXT -> TextMessageEncodingBindingElement.of(version).withReaderQuotas(quotas);
      case MTOM -> MtomMessageEncodingBindingElement.of(version).withReaderQuotas(quotas);
      case BINARY -> {
        if (messageVersion != null && !version.equals(MessageVersion.SOAP12_WSA10)) {
          throw new IllegalArgumentException(
              "messageVersion: "
                  + version
                  + " (expected: Soap12WSAddressing10 where it is binary)");
        }
        yield BinaryMessageEncodingBindingElement.create().withReaderQuotas(quotas);
      }
    };
  }

  private static <T> T or(@Nullable T given, T otherwise) {
    return given == null ? otherwise : given;
  }

  private static <T> void set(@Nullable T given, Consumer<T> setting) {
    if (given != null) {
      setting.accept(given);
    }
  }

  /** Leaves the password out. */
  @Override
  public String toString() {
    return "JmsSettings" + (brokerUrl == null ? "" : " of " + brokerUrl);
  }
}
