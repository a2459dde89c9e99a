package dev.woad.testing.dotnet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.woad.clients.ChannelFactory;
import dev.woad.testing.dotnet.files.IOrderFiles;
import dev.woad.testing.dotnet.orders.IHeaderOrders;
import dev.woad.testing.dotnet.orders.IOrders;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Has Woad's client call a player of what a .NET server answered. The requests must say what those
 * of Microsoft's client said, and the results must be what its service gave.
 */
@Timeout(120)
final class RecordedAnswersTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "basic",
        "basic-utf16",
        "basic-mtom",
        "ws-none",
        "ws-mtom",
        "http-soap12",
        "http-soap11-wsa10",
        "http-soap12-wsa2004",
        "nethttp",
        "http-binary",
        "http-binary-gzip",
      })
  void answersOfDotnetAreUnderstood(String name) throws Exception {
    try (Player player = new Player(name);
        ChannelFactory<IOrders> factory =
            ChannelFactory.of(IOrders.class, RecordedBindings.binding(name), player.address());
        ChannelFactory<IHeaderOrders> headers =
            ChannelFactory.of(
                IHeaderOrders.class,
                RecordedBindings.binding(name),
                player.address(),
                new Tracing(player.text(10, "Trace")))) {
      IOrders orders = factory.createChannel();
      RecordedService service = new RecordedService();

      assertThat(orders.ping(player.text(1, "text"))).isEqualTo(player.text(1, "text"));
      String id = player.text(2, "Id");
      assertThat(orders.placeOrder(Samples.order(id)))
          .usingRecursiveComparison()
          .isEqualTo(service.placeOrder(Samples.order(id)));
      assertThat(orders.getOrder(player.text(3, "id")))
          .usingRecursiveComparison()
          .isEqualTo(service.getOrder(player.text(3, "id")));
      assertThat(orders.getOrder("null")).isNull();
      orders.notify(player.text(5, "text"));
      assertThat(orders.lastNote()).isEqualTo(player.text(5, "text"));
      assertThat(orders.whoAmI()).isEqualTo("(none)");
      assertThat(catchThrowable(() -> orders.getOrder("missing")))
          .hasMessageContaining("no such order");
      assertThat(orders.ping("again")).isEqualTo("again");
      assertThat(headers.createChannel().echoHeader()).isEqualTo(player.text(10, "Trace"));
      assertThat(catchThrowable(() -> orders.getOrder("crash"))).hasMessageContaining("boom");
      assertThat(orders.ping("on")).isEqualTo("on");
      assertThat(orders.ping("back")).isEqualTo("back");
      player.requireAllAsRecorded(13);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"files-basic", "files-basic-mtom"})
  void filesOfDotnetAreUnderstood(String name) throws Exception {
    try (Player player = new Player(name);
        ChannelFactory<IOrderFiles> factory =
            ChannelFactory.of(
                IOrderFiles.class, RecordedBindings.binding(name), player.address())) {
      IOrderFiles files = factory.createChannel();

      assertThat(files.download(10)).isEqualTo(Samples.blob(10));
      assertThat(files.upload(Samples.blob(10))).isEqualTo(10);
      assertThat(files.download(70_000)).isEqualTo(Samples.blob(70_000));
      assertThat(files.upload(Samples.blob(70_000))).isEqualTo(70_000);
      assertThat(files.download(0)).isEmpty();
      player.requireAllAsRecorded(5);
    }
  }

  /** Answers each request by what was recorded next. */
  private static final class Player implements AutoCloseable {

    private final String name;
    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getByName("localhost"));
    private final BlockingQueue<RawHttp> requests = new LinkedBlockingQueue<>();
    private int next = 1;

    Player(String name) throws IOException {
      this.name = name;
      Thread accepting = new Thread(this::accept, "player");
      accepting.setDaemon(true);
      accepting.start();
    }

    String address() {
      return "http://localhost:" + server.getLocalPort() + "/orders";
    }

    private void accept() {
      while (true) {
        try {
          Socket socket = server.accept();
          Thread serving = new Thread(() -> serve(socket), "player");
          serving.setDaemon(true);
          serving.start();
        } catch (IOException closed) {
          return;
        }
      }
    }

    private void serve(Socket socket) {
      try (socket) {
        while (true) {
          RawHttp request = RawHttp.read(socket.getInputStream());
          byte[] answer;
          synchronized (this) {
            requests.add(request);
            answer = recorded(next++, "answer");
          }
          socket.getOutputStream().write(answer);
        }
      } catch (IOException ended) {
        // The client has closed its connection.
      }
    }

    /** Returns the text of the first element of that name in a recorded request. */
    String text(int number, String element) throws Exception {
      String content = Content.of(request(number));
      Matcher text = Pattern.compile("}" + element + "(?: [^:\n]*)?: (.*)").matcher(content);
      assertThat(text.find()).as(content).isTrue();
      return text.group(1);
    }

    void requireAllAsRecorded(int count) throws Exception {
      for (int i = 1; i <= count; i++) {
        RawHttp request = Objects.requireNonNull(requests.poll(20, TimeUnit.SECONDS));
        assertThat(summary(request)).as("request %s", i).isEqualTo(summary(request(i)));
      }
      assertThat(requests).isEmpty();
    }

    private RawHttp request(int number) throws IOException {
      return RawHttp.read(new ByteArrayInputStream(recorded(number, "request")));
    }

    private byte[] recorded(int number, String kind) throws IOException {
      String path = "/conversations/%s/%02d.%s.bin".formatted(name, number, kind);
      try (InputStream in = RecordedAnswersTest.class.getResourceAsStream(path)) {
        return Objects.requireNonNull(in, path).readAllBytes();
      }
    }

    private static List<String> summary(RawHttp request) throws Exception {
      String type = request.header("Content-Type").orElse("").replaceAll("\\s", "");
      return List.of(
          request.header("SOAPAction").orElse("none"),
          type.contains("multipart") ? "multipart" : type.toLowerCase(java.util.Locale.ROOT),
          Content.of(request)
              .replaceAll("urn:uuid:[0-9a-f-]+", "urn:uuid:*")
              .replaceAll("localhost:\\d+", "localhost"));
    }

    @Override
    public void close() throws IOException {
      server.close();
    }
  }
}
