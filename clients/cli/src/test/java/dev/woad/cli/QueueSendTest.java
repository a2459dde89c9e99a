package dev.woad.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.woad.hosting.broker.BrokerProtocol;
import dev.woad.hosting.broker.EmbeddedBroker;
import dev.woad.hosting.broker.EmbeddedBrokerSettings;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code woad queue send}. */
@Timeout(60)
final class QueueSendTest {

  private static final String ENVELOPE =
      "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body>%s</s:Body></s:Envelope>";

  @TempDir private Path directory;

  private final StringWriter output = new StringWriter();
  private final StringWriter errors = new StringWriter();
  private EmbeddedBroker broker;

  @BeforeEach
  void open() {
    broker =
        EmbeddedBroker.of(
            EmbeddedBrokerSettings.of(directory.resolve("broker"))
                .withPort(0, Set.of(BrokerProtocol.CORE))
                .withDestinations(List.of("questions"), List.of()));
    broker.open();
  }

  @AfterEach
  void close() {
    broker.close();
  }

  @Test
  void replyIsPrinted() throws Exception {
    CompletableFuture<String> asked =
        CompletableFuture.supplyAsync(() -> answer(ENVELOPE.formatted("<answer/>")));

    int exit = send(ENVELOPE.formatted("<question/>"), "--action", "urn:ask");

    assertThat(asked.join()).startsWith("urn:ask ").contains("<question/>");
    assertThat(output.toString()).contains("<answer").contains("Envelope");
    assertThat(exit).isZero();
  }

  @Test
  void faultIsAFailure() throws Exception {
    String fault =
        "<s:Fault><faultcode>s:Server</faultcode><faultstring>no</faultstring></s:Fault>";
    CompletableFuture<String> asked =
        CompletableFuture.supplyAsync(() -> answer(ENVELOPE.formatted(fault)));

    int exit = send(ENVELOPE.formatted("<question/>"));

    assertThat(asked.join()).contains("<question/>");
    assertThat(output.toString()).contains("<faultstring>no</faultstring>");
    assertThat(exit).isEqualTo(1);
  }

  @Test
  void nothingIsWaitedForOneWay() throws Exception {
    assertThat(send(ENVELOPE.formatted("<note/>"), "--one-way")).isZero();

    assertThat(answer(null)).contains("<note/>");
    assertThat(output.toString()).isEmpty();
  }

  @Test
  void queueThatIsNotThereIsTold() throws Exception {
    Path file = Files.writeString(directory.resolve("message.xml"), ENVELOPE.formatted("<note/>"));

    assertThat(run("jms:queue:nowhere", file.toString())).isEqualTo(1);

    assertThat(errors.toString()).startsWith("woad: message to jms:queue:nowhere: ");
  }

  private int send(String envelope, String... options) throws Exception {
    Path file = Files.writeString(directory.resolve("message.xml"), envelope);
    String[] arguments = new String[options.length + 2];
    arguments[0] = "jms:queue:questions";
    arguments[1] = file.toString();
    System.arraycopy(options, 0, arguments, 2, options.length);
    return run(arguments);
  }

  private int run(String... arguments) {
    CommandLine commandLine = Woad.commandLine();
    commandLine.setOut(new PrintWriter(output, true));
    commandLine.setErr(new PrintWriter(errors, true));
    String[] all = new String[arguments.length + 4];
    all[0] = "queue";
    all[1] = "--broker";
    all[2] = "tcp://localhost:" + broker.port();
    all[3] = "send";
    System.arraycopy(arguments, 0, all, 4, arguments.length);
    return commandLine.execute(all);
  }

  /** Takes a request, answers it, and returns its action and its text. */
  private String answer(String envelope) {
    ConnectionFactory factory = broker.connectionFactory();
    try (Connection connection = factory.createConnection();
        Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
        MessageConsumer consumer = session.createConsumer(session.createQueue("questions"))) {
      connection.start();
      Message request = consumer.receive(20_000);
      if (envelope != null) {
        TextMessage reply = session.createTextMessage(envelope);
        reply.setStringProperty("SOAPJMS_contentType", "text/xml; charset=utf-8");
        reply.setJMSCorrelationID(request.getJMSCorrelationID());
        session.createProducer(request.getJMSReplyTo()).send(reply);
      }
      return request.getStringProperty("SOAPJMS_soapAction")
          + " "
          + new String(request.getBody(byte[].class), java.nio.charset.StandardCharsets.UTF_8);
    } catch (JMSException e) {
      throw new IllegalStateException(e);
    } finally {
      broker.release(factory);
    }
  }
}
