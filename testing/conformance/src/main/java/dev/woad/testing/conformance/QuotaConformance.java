package dev.woad.testing.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.woad.bindings.Binding;
import dev.woad.contracts.CommunicationException;
import dev.woad.contracts.FaultException;
import dev.woad.contracts.QuotaExceededException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is too large, too deep or malformed is refused, and the next message is not. */
public interface QuotaConformance extends WireConformance {

  @Test
  default void requestMayBeAsLargeAsTheQuotaAndNoLarger() {
    AtomicInteger size = new AtomicInteger();
    Binding measured = TamperedEncoding.bytes(binding(), bytes -> noted(size, bytes));
    try (ProbeSetup setup = ProbeSetup.on(measured, address()).serverBinding(binding()).open()) {
      IntUnaryOperator sizeOf =
          length -> {
            assertThat(setup.channel().length("x".repeat(length))).isEqualTo(length);
            return size.get();
          };
      int longest = longest(sizeOf);
      assertThat(sizeOf.applyAsInt(longest)).isLessThanOrEqualTo(limit());

      Throwable refusal = catchThrowable(() -> setup.channel().length("x".repeat(longest + 1)));

      assertThat(size).hasValueGreaterThan(limit());
      assertThat(refusal)
          .isInstanceOfAny(CommunicationException.class, FaultException.class)
          .hasMessageContaining("maxReceivedMessageSize");
      assertThat(channelAfterBreach(setup).echo("after")).isEqualTo("after");
    }
  }

  @Test
  default void replyMayBeAsLargeAsTheQuotaAndNoLarger() {
    AtomicInteger size = new AtomicInteger();
    Binding measured = TamperedEncoding.bytes(binding(), bytes -> noted(size, bytes));
    try (ProbeSetup setup = ProbeSetup.on(binding(), address()).serverBinding(measured).open()) {
      IntUnaryOperator sizeOf =
          length -> {
            assertThat(setup.channel().produce(length)).hasSize(length);
            return size.get();
          };
      int longest = longest(sizeOf);
      assertThat(sizeOf.applyAsInt(longest)).isLessThanOrEqualTo(limit());

      Throwable refusal = catchThrowable(() -> setup.channel().produce(longest + 1));

      assertThat(size).hasValueGreaterThan(limit());
      assertThat(refusal)
          .isInstanceOf(QuotaExceededException.class)
          .hasMessageContaining("maxReceivedMessageSize");
      assertThat(channelAfterBreach(setup).echo("after")).isEqualTo("after");
    }
  }

  @Test
  default void requestFarTooLargeIsRefused() {
    try (ProbeSetup setup = open()) {
      String large = "x".repeat(4 * limit());

      assertThat(catchThrowable(() -> setup.channel().length(large)))
          .isInstanceOfAny(CommunicationException.class, FaultException.class);
      assertThat(channelAfterBreach(setup).echo("after")).isEqualTo("after");
    }
  }

  @Test
  default void elementsTooDeepAreRefused() {
    String deep = "<d>".repeat(1000) + "</d>".repeat(1000);
    requireRefused(text -> text.replace("CHANGED", deep));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE s>",
        "<!DOCTYPE s [<!ENTITY e \"changed\">]>",
        "<!DOCTYPE s [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>",
        "<!DOCTYPE s SYSTEM \"http://localhost:9/nothing.dtd\">",
      })
  default void documentTypeDeclarationsAreRefused(String declaration) {
    requireRefused(
        text -> text.replace("<s:Envelope", declaration + "<s:Envelope").replace("CHANGED", "&e;"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<x",
        "&undefined;",
        "</s:Body>",
        "&#0;",
        "<unbound:x/>",
        "<x a='1' a='2'/>",
        "]]>",
      })
  default void malformedRequestsAreRefused(String malformed) {
    requireRefused(text -> text.replace("CHANGED", malformed));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nothing of XML", "<other/>", "<s:Envelope xmlns:s='urn:x'/>"})
  default void whatIsNoEnvelopeIsRefused(String instead) {
    requireRefused(
        text -> {
          int start = text.indexOf("<s:Envelope");
          int end = text.indexOf("</s:Envelope>") + "</s:Envelope>".length();
          return text.substring(0, start) + instead + text.substring(end);
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "</s:Other>", "</s:Envelope><more/>", "</s:Envelope>more"})
  default void requestsWithAMalformedEndAreRefused(String end) {
    requireRefused(text -> text.replace("</s:Envelope>", end));
  }

  /** Checks that a request whose text is changed so is refused, and that the next one is not. */
  private void requireRefused(UnaryOperator<String> change) {
    try (ProbeSetup setup = open()) {
      Probe changed = setup.channelBy(TamperedEncoding.text(binding(), change));

      assertThat(catchThrowable(() -> changed.echo("CHANGED")))
          .isInstanceOfAny(CommunicationException.class, FaultException.class);
      assertThat(setup.channel().echo("after")).isEqualTo("after");
    }
  }

  private int limit() {
    return Math.toIntExact(binding().transport().maxReceivedMessageSize());
  }

  /** Returns the length of the longest text that fits into the quota. */
  private int longest(IntUnaryOperator sizeOf) {
    // Near the quota: encodings take more bytes to say how long a text is, the longer it is; and
    // not the first message, which may say more than others.
    int near = limit() / 4;
    int first = sizeOf.applyAsInt(near);
    int bytesPerCharacter = (sizeOf.applyAsInt(near + 100) - sizeOf.applyAsInt(near)) / 100;
    assertThat(bytesPerCharacter).as("after %s bytes", first).isPositive();
    int length = near + 100;
    for (int left = limit() - sizeOf.applyAsInt(length);
        left >= bytesPerCharacter;
        left = limit() - sizeOf.applyAsInt(length)) {
      length += left / bytesPerCharacter;
    }
    return length;
  }

  private static byte[] noted(AtomicInteger size, byte[] bytes) {
    size.set(bytes.length);
    return bytes;
  }
}
