package dev.woad.benchmarks;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TemporaryQueue;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.LongAdder;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** A client of the broker that moves the bytes of a message, and does nothing else. */
final class BareQueue {

  private final ActiveMQConnectionFactory factory;
  private final Connection connection;
  private final byte[] bytes;
  private volatile byte[] requestBytes = {};
  private volatile byte[] replyBytes = {};
  private final Map<String, String> properties = new TreeMap<>();
  private final BlockingQueue<Sender> senders = new LinkedBlockingQueue<>();
  private final LongAdder processed = new LongAdder();
  private final Session replySession;
  private final TemporaryQueue replies;
  private final MessageConsumer replyConsumer;
  private final MessageProducer requester;

  private BareQueue(String url, String queue, String sample, int threads, int ahead)
      throws JMSException {
    factory = new ActiveMQConnectionFactory(url);
    factory.setConsumerWindowSize(ahead);
    connection = factory.createConnection();
    connection.start();
    try (Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
        MessageConsumer consumer = session.createConsumer(session.createQueue(sample))) {
      BytesMessage message = (BytesMessage) consumer.receive(10_000);
      bytes = new byte[(int) message.getBodyLength()];
      message.readBytes(bytes);
      for (Enumeration<?> names = message.getPropertyNames(); names.hasMoreElements(); ) {
        String name = (String) names.nextElement();
        if (name.startsWith("SOAPJMS")) {
          properties.put(name, message.getStringProperty(name));
        }
      }
    }
    for (int i = 0; i < threads; i++) {
      senders.add(new Sender(connection, queue));
    }
    for (int i = 0; i < 16; i++) {
      receive(queue);
    }
    replySession = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
    replies = replySession.createTemporaryQueue();
    replyConsumer = replySession.createConsumer(replies);
    requester = replySession.createProducer(replySession.createQueue(queue));
  }

  /** Opens a client that takes its bytes from the first message of the queue {@code sample}. */
  static BareQueue open(String url, String queue, String sample, int threads, int ahead)
      throws JMSException {
    return new BareQueue(url, queue, sample, threads, ahead);
  }

  /** Takes the bytes of requests and replies from what the service at {@code woad} answers. */
  void learn(String woad, byte[] request) throws JMSException {
    try (Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
        MessageProducer producer = session.createProducer(session.createQueue(woad))) {
      TemporaryQueue answers = session.createTemporaryQueue();
      BytesMessage message = message(session, request);
      message.setJMSReplyTo(answers);
      message.setStringProperty(
          "SOAPJMS_soapAction", "http://woad.dev/orderdesk/Orders/PlaceOrder");
      producer.send(message);
      try (MessageConsumer consumer = session.createConsumer(answers)) {
        BytesMessage answer = (BytesMessage) consumer.receive(10_000);
        replyBytes = new byte[(int) answer.getBodyLength()];
      }
      answers.delete();
    }
    requestBytes = request;
  }

  LongAdder processed() {
    return processed;
  }

  void send() throws Exception {
    Sender sender = senders.take();
    try {
      sender.producer.send(message(sender.session, bytes));
    } finally {
      senders.add(sender);
    }
  }

  void request() throws JMSException {
    BytesMessage request = message(replySession, requestBytes);
    request.setJMSReplyTo(replies);
    requester.send(request);
    BytesMessage reply = (BytesMessage) replyConsumer.receive(10_000);
    if (reply.getBodyLength() != replyBytes.length) {
      throw new IllegalStateException("another reply");
    }
  }

  private BytesMessage message(Session session, byte[] body) throws JMSException {
    BytesMessage message = session.createBytesMessage();
    message.writeBytes(body);
    for (Map.Entry<String, String> property : properties.entrySet()) {
      message.setStringProperty(property.getKey(), property.getValue());
    }
    return message;
  }

  private void receive(String queue) throws JMSException {
    Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
    MessageConsumer consumer = session.createConsumer(session.createQueue(queue));
    List<MessageProducer> producers = new ArrayList<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                for (BytesMessage message = (BytesMessage) consumer.receive();
                    message != null;
                    message = (BytesMessage) consumer.receive()) {
                  byte[] body = new byte[(int) message.getBodyLength()];
                  message.readBytes(body);
                  if (message.getJMSReplyTo() != null) {
                    if (producers.isEmpty()) {
                      producers.add(session.createProducer(message.getJMSReplyTo()));
                    }
                    BytesMessage reply = message(session, replyBytes);
                    reply.setJMSCorrelationID(message.getJMSMessageID());
                    producers.get(0).send(reply);
                  }
                  session.commit();
                  processed.increment();
                }
              } catch (JMSException e) {
                // The connection is closed.
                Thread.currentThread().interrupt();
              }
            },
            "bare-" + queue);
    thread.setDaemon(true);
    thread.start();
  }

  void close() throws JMSException {
    connection.close();
    factory.close();
  }

  private static final class Sender {

    final Session session;
    final MessageProducer producer;

    Sender(Connection connection, String queue) throws JMSException {
      session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
      producer = session.createProducer(session.createQueue(queue));
    }
  }
}
