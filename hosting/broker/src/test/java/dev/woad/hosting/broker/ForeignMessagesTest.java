package dev.woad.hosting.broker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.woad.bindings.jms.DeadLetter;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TemporaryQueue;
import jakarta.jms.TextMessage;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Messages of programs that know JMS and the specification, or do not, or mean harm. */
final class ForeignMessagesTest {

  private static final String ASK =
      "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body>"
          + "<n:ask xmlns:n='urn:woad:notes'><text>hello</text></n:ask></s:Body></s:Envelope>";
  private static final String NOTE = ASK.replace("n:ask", "n:note");
  private static final String TYPE = "text/xml; charset=utf-8";

  @TempDir Path directory;

  private final NoteTaker service = new NoteTaker();

  @Test
  void textMessageIsAnsweredByOneWithTheSpecificationsProperties() throws Exception {
    try (BrokerSetup setup = BrokerSetup.in(directory)) {
      setup.host(service);

      List<Object> reply =
          setup.plainly(
              session -> {
                TextMessage answer = (TextMessage) ask(session, ASK, Map.of("type", TYPE));
                return List.of(
                    answer.getStringProperty("SOAPJMS_bindingVersion"),
                    answer.getStringProperty("SOAPJMS_contentType"),
                    answer.getStringProperty("SOAPJMS_requestURI"),
                    answer.propertyExists("SOAPJMS_isFault"),
                    answer.getText().contains("answer to hello"));
              });

      assertThat(reply).containsExactly("1.0", TYPE, "jms:queue:notes", false, true);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "version,  2.0,                            unrecognizedBindingVersion",
    "type,     application/json,               contentTypeMismatch",
    "type,     '',                             missingContentType",
    "uri,      http://localhost/notes,         malformedRequestURI",
    "uri,      jms:queue:notes?priority=high,  malformedRequestURI",
    "uri,      jms:queue:n?targetService=x,    targetServiceNotAllowedInRequestURI",
  })
  void whatTheSpecificationForbidsIsAFaultOfItsName(String property, String value, String fault)
      throws Exception {
    try (BrokerSetup setup = BrokerSetup.in(directory)) {
      setup.host(service);

      List<Object> reply =
          setup.plainly(
              session -> {
                TextMessage answer =
                    (TextMessage)
                        ask(
                            session,
                            ASK,
                            property.equals("type")
                                ? Map.of("type", value)
                                : Map.of("type", TYPE, property, value));
                return List.of(answer.getBooleanProperty("SOAPJMS_isFault"), answer.getText());
              });

      assertThat(reply.get(0)).isEqualTo(true);
      assertThat((String) reply.get(1))
          .contains("http://www.w3.org/2010/soapjms/")
          .contains(":" + fault + "<");
      assertThat(service.taken).isEmpty();
    }
  }

  private static Message ask(Session session, String envelope, Map<String, String> properties)
      throws JMSException {
    TextMessage request = session.createTextMessage(envelope);
    request.setStringProperty("SOAPJMS_bindingVersion", properties.getOrDefault("version", "1.0"));
    request.setStringProperty("SOAPJMS_contentType", properties.get("type"));
    request.setStringProperty("SOAPJMS_soapAction", "\"urn:woad:notes:Ask\"");
    request.setStringProperty(
        "SOAPJMS_requestURI", properties.getOrDefault("uri", "jms:queue:notes"));
    TemporaryQueue replies = session.createTemporaryQueue();
    request.setJMSReplyTo(replies);
    try (MessageProducer producer = session.createProducer(session.createQueue("notes"))) {
      producer.send(request);
    }
    Message reply = session.createConsumer(replies).receive(20_000);
    assertThat(reply).isNotNull();
    assertThat(reply.getJMSCorrelationID()).isEqualTo(request.getJMSMessageID());
    return reply;
  }

  @Test
  void serializedObjectIsADeadLetterAndStaysSerialized() throws Exception {
    Bomb.EXPLODED.set(0);
    try (BrokerSetup setup = BrokerSetup.in(directory)) {
      setup.host(service);

      send(setup, session -> session.createObjectMessage(new Bomb()));

      DeadLetter letter = setup.awaitDeadLetter();
      assertThat(letter.reason()).contains("neither bytes nor text");
      assertThat(letter.body()).isEqualTo("(neither bytes nor text)");
      assertThat(Bomb.EXPLODED).hasValue(0);
    }
  }

  @Test
  void whatIsNoEnvelopeIsADeadLetterAtOnce() throws Exception {
    try (BrokerSetup setup = BrokerSetup.in(directory)) {
      setup.host(service);

      send(setup, session -> typed(session.createTextMessage("<not-soap/>")));

      assertThat(setup.awaitDeadLetter().body()).isEqualTo("<not-soap/>");
      assertThat(setup.deadLetters()).hasSize(1);
    }
  }

  @Test
  void operationIsDoneOnceThoughTheReplyQueueIsGone() throws Exception {
    try (BrokerSetup setup = BrokerSetup.in(directory)) {
      send(
          setup,
          session -> {
            TextMessage request = typed(session.createTextMessage(ASK));
            TemporaryQueue gone = session.createTemporaryQueue();
            request.setJMSReplyTo(gone);
            return request;
          });

      setup.host(service);
      setup.channel().note("next");

      assertThat(List.of(service.next(), service.next()))
          .containsExactlyInAnyOrder("hello", "next");
      assertThat(service.taken).isEmpty();
      assertThat(setup.deadLetters()).isEmpty();
    }
  }

  @Test
  void oneWayMessageOfAnotherProgramIsTaken() throws Exception {
    try (BrokerSetup setup = BrokerSetup.in(directory)) {
      setup.host(service);

      send(setup, session -> typed(session.createTextMessage(NOTE)));

      assertThat(service.next()).isEqualTo("hello");
    }
  }

  private static TextMessage typed(TextMessage message) throws JMSException {
    message.setStringProperty("SOAPJMS_contentType", TYPE);
    return message;
  }

  private static void send(BrokerSetup setup, BrokerSetup.Plain<Message> message)
      throws JMSException {
    boolean unused =
        setup.plainly(
            session -> {
              try (MessageProducer producer =
                  session.createProducer(session.createQueue("notes"))) {
                producer.send(message.by(session));
              }
              return true;
            });
  }

  /** Counts how often it is read. */
  static final class Bomb implements Serializable {

    static final AtomicInteger EXPLODED = new AtomicInteger();
    private static final long serialVersionUID = 1;

    private void readObject(ObjectInputStream in) {
      EXPLODED.incrementAndGet();
    }
  }
}
