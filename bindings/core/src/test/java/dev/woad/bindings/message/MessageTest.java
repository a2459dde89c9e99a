package dev.woad.bindings.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import javax.xml.namespace.QName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;

final class MessageTest {

  private final List<String> events = new ArrayList<>();
  private final Message message = Message.of(MessageVersion.SOAP11, Bodies.empty());

  @Test
  void whatIsHeldIsLetGoOfOnceInOrder() {
    message.onClose(() -> events.add("first"));
    message.onClose(() -> events.add("second"));

    message.close();
    message.close();

    assertThat(events).containsExactly("first", "second");
  }

  @Test
  void failureToLetGoOfOneThingKeepsNoOther() {
    message.onClose(
        () -> {
          throw new IllegalStateException("no");
        });
    message.onClose(() -> events.add("second"));

    assertThatThrownBy(message::close).hasMessage("no");
    assertThat(events).containsExactly("second");
  }

  @Test
  void messageClosesAtOnceWhereNothingIsLeftToRead() {
    message.onClose(() -> events.add("closed"));

    assertThat(message.hasContentToRead()).isFalse();
    message.closeWhenRead();

    assertThat(events).containsExactly("closed");
  }

  @Test
  void messageClosesAfterItsContentIsRead() {
    List<Runnable> waiting = new ArrayList<>();
    message.onClose(() -> events.add("closed"));
    message.contentEnd(
        new Message.ContentEnd() {
          @Override
          public boolean isReached() {
            return false;
          }

          @Override
          public void await(Runnable action) {
            waiting.add(action);
          }
        });

    message.closeWhenRead();

    assertThat(message.hasContentToRead()).isTrue();
    assertThat(events).isEmpty();
    waiting.forEach(Runnable::run);
    assertThat(events).containsExactly("closed");
  }

  @ParameterizedTest
  @CsvSource({
    "true, '', true",
    "1, http://www.w3.org/2003/05/soap-envelope/role/next, true",
    "1, http://www.w3.org/2003/05/soap-envelope/role/ultimateReceiver, true",
    "1, http://www.w3.org/2003/05/soap-envelope/role/none, false",
    "1, urn:other, false",
    "false, '', false",
  })
  void headerOfOursThatMustBeUnderstoodIsFound(String must, String role, boolean found) {
    String envelope = EnvelopeVersion.SOAP12.namespace();
    Element element = XmlDom.newDocument().createElementNS("urn:h", "h");
    element.setAttributeNS(envelope, "s:mustUnderstand", must);
    element.setAttributeNS(envelope, "s:role", role);
    MessageHeaders headers = new MessageHeaders();
    headers.add(MessageHeader.of(EnvelopeVersion.SOAP12, element));

    assertThat(headers.notUnderstood()).hasSize(found ? 1 : 0);
    headers.understood(new QName("urn:h", "h"));
    assertThat(headers.notUnderstood()).isEmpty();
  }

  @Test
  void headersAreCopiedAndRemovedByName() {
    QName name = new QName("urn:h", "h");
    MessageHeaders headers = new MessageHeaders();
    assertThat(headers.isEmpty()).isTrue();
    headers.add(MessageHeader.of(name, "a"));
    headers.action("urn:do");
    MessageHeaders copy = headers.copy();

    headers.remove(name);

    assertThat(headers.find(name)).isEmpty();
    assertThat(copy.find(name)).isPresent();
    assertThat(copy.action()).hasValue("urn:do");
    assertThatThrownBy(() -> copy.others().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }
}
