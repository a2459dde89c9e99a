package dev.woad.testing.dotnet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.woad.bindings.Binding;
import dev.woad.clients.ChannelFactory;
import dev.woad.clients.ClientChannel;
import dev.woad.clients.DuplexChannelFactory;
import dev.woad.dispatcher.Behavior;
import dev.woad.testing.dotnet.cart.ICart;
import dev.woad.testing.dotnet.feed.IPriceCallback;
import dev.woad.testing.dotnet.feed.IPriceFeed;
import dev.woad.testing.dotnet.feed.Quote;
import dev.woad.testing.dotnet.files.IOrderFiles;
import dev.woad.testing.dotnet.orders.IHeaderOrders;
import dev.woad.testing.dotnet.orders.IOrders;
import dev.woad.testing.dotnet.plain.IPlainOrders;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Has Woad's client make the calls that Microsoft's client made over net.tcp, net.uds and
 * WebSockets, to a player of what a .NET server answered. Each record and each envelope must say
 * what those of Microsoft's client said, and the results must be what its service gave.
 */
@Timeout(60)
final class RecordedSessionAnswersTest {

  private static final Map<String, Class<?>> CONTRACTS =
      Map.of(
          "IOrders", IOrders.class,
          "IHeaderOrders", IHeaderOrders.class,
          "IPlainOrders", IPlainOrders.class,
          "IOrderFiles", IOrderFiles.class,
          "ICart", ICart.class,
          "IPriceFeed", IPriceFeed.class);

  private final BlockingQueue<Quote> ticks = new LinkedBlockingQueue<>();
  private final RecordedService service = new RecordedService();

  static List<String> conversations() {
    return RecordedSessionsTest.conversations();
  }

  @ParameterizedTest
  @MethodSource("conversations")
  void callsAreAsDotnetsAndItsAnswersAreUnderstood(String name) throws Exception {
    Recording recording = Recording.of(name);
    if (!recording.overUnixSocket()) {
      InetSocketAddress any = new InetSocketAddress("localhost", 0);
      try (SessionPlayer player = new SessionPlayer(recording, ServerSocketChannel.open(), any)) {
        int port = ((InetSocketAddress) player.address()).getPort();
        String scheme = recording.overWebSocket() ? "ws" : "net.tcp";
        call(name, player, scheme + "://localhost:" + port + "/orders");
      }
      return;
    }
    Path directory = Files.createTempDirectory("woad");
    Path socket = directory.resolve("orders.sock");
    try (SessionPlayer player =
        new SessionPlayer(
            recording,
            ServerSocketChannel.open(StandardProtocolFamily.UNIX),
            UnixDomainSocketAddress.of(socket))) {
      call(name, player, "net.uds://" + socket);
    } finally {
      Files.deleteIfExists(socket);
      Files.delete(directory);
    }
  }

  private void call(String name, SessionPlayer player, String address) throws Exception {
    for (List<SessionPlayer.Conversation> sessions : player.connections()) {
      Binding binding = RecordedBindings.clientBinding(name);
      for (int from = 0, to = 0; from < sessions.size(); from = to) {
        String contract = sessions.get(from).script().contract();
        while (to < sessions.size() && sessions.get(to).script().contract().equals(contract)) {
          to++;
        }
        call(binding, sessions.subList(from, to), address);
      }
      for (SessionPlayer.Conversation session : sessions) {
        assertThat(withoutReplyAddress(session.heard()))
            .containsExactlyElementsOf(withoutReplyAddress(session.expected()));
      }
    }
  }

  // .NET's client sends replies to callbacks where the calls go, and Woad's where it is asked to.
  private static List<String> withoutReplyAddress(List<String> paragraphs) {
    return paragraphs.stream()
        .map(
            paragraph ->
                paragraph.contains("ConfirmResponse")
                    ? paragraph.replace("ws://", "http://")
                    : paragraph)
        .toList();
  }

  private void call(Binding binding, List<SessionPlayer.Conversation> sessions, String address)
      throws Exception {
    Script.Call first = sessions.get(0).script().calls().get(0);
    Class<?> contract = Objects.requireNonNull(CONTRACTS.get(first.contract()));
    if (contract == IPriceFeed.class) {
      try (DuplexChannelFactory<IPriceFeed> factory =
          DuplexChannelFactory.of(IPriceFeed.class, new Callback(), binding, address)) {
        call(factory.createChannel(), IPriceFeed.class, sessions);
      }
      assertThat(ticks).extracting(quote -> quote.sequence).containsExactly(1, 2, 3, 4, 5);
      return;
    }
    Behavior[] behaviors =
        contract == IHeaderOrders.class
            ? new Behavior[] {new Tracing(first.argument("Trace"))}
            : new Behavior[0];
    try (ChannelFactory<?> factory = ChannelFactory.of(contract, binding, address, behaviors)) {
      call(factory.createChannel(), contract, sessions);
    }
  }

  private void call(Object channel, Class<?> contract, List<SessionPlayer.Conversation> sessions)
      throws Exception {
    for (SessionPlayer.Conversation session : sessions) {
      for (Script.Call call : session.script().calls()) {
        session.await(call.before());
        call(channel, contract, call);
      }
    }
    if (!sessions.get(0).script().endsByReset()) {
      ((ClientChannel) channel).close();
    }
  }

  private void call(Object channel, Class<?> contract, Script.Call call) throws Exception {
    Method method =
        Stream.of(contract.getMethods())
            .filter(candidate -> candidate.getName().equals(call.operation()))
            .findFirst()
            .orElseThrow();
    Object[] arguments = arguments(call);
    if (call.reply().contains("}Fault:")) {
      assertThat(catchThrowable(() -> invoke(channel, method, arguments)))
          .hasMessageContaining(call.reply().contains("boom") ? "boom" : "no such order");
    } else {
      check(call, invoke(channel, method, arguments), arguments);
    }
  }

  private static Object[] arguments(Script.Call call) {
    return switch (call.operation()) {
      case "ping", "notify" -> new Object[] {call.argument("text")};
      case "getOrder" -> new Object[] {call.argument("id")};
      case "placeOrder" -> new Object[] {Samples.order(call.argument("Id"))};
      case "findOrders", "start" -> new Object[] {call.argument("customer")};
      case "add" -> new Object[] {call.argument("sku")};
      case "download" -> new Object[] {Integer.valueOf(call.argument("bytes"))};
      case "upload" -> new Object[] {java.util.Base64.getDecoder().decode(call.argument("data"))};
      case "subscribe" ->
          new Object[] {call.argument("symbol"), Integer.valueOf(call.argument("ticks"))};
      default -> new Object[0];
    };
  }

  private void check(Script.Call call, @Nullable Object result, Object[] arguments) {
    switch (call.operation()) {
      case "placeOrder", "getOrder", "findOrders" -> {
        Object expected =
            switch (call.operation()) {
              case "getOrder" -> service.getOrder((String) arguments[0]);
              case "findOrders" -> service.findOrders((String) arguments[0]);
              default -> service.placeOrder(Samples.order(call.argument("Id")));
            };
        assertThat(result).usingRecursiveComparison().isEqualTo(expected);
      }
      case "download" -> assertThat(result).isEqualTo(Samples.blob((Integer) arguments[0]));
      case "notify", "start" -> assertThat(result).isNull();
      case "confirmed" -> assertThat(result).isEqualTo(Boolean.valueOf(call.result()));
      default -> assertThat(Transcript.unplaced(String.valueOf(result))).isEqualTo(call.result());
    }
  }

  private static @Nullable Object invoke(Object channel, Method method, Object[] arguments)
      throws Exception {
    try {
      return method.invoke(channel, arguments);
    } catch (InvocationTargetException e) {
      throw (Exception) e.getCause();
    }
  }

  /** Is called back. */
  public final class Callback implements IPriceCallback {

    @Override
    public void tick(Quote quote) {
      ticks.add(quote);
    }

    @Override
    public boolean confirm(String question) {
      return question.equals("done?");
    }
  }
}
