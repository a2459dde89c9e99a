package dev.woad.bindings.netpipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.woad.bindings.Binding;
import dev.woad.bindings.BindingContext;
import dev.woad.bindings.BindingParameters;
import dev.woad.bindings.ChannelHandler;
import dev.woad.bindings.ChannelListener;
import dev.woad.bindings.RequestContext;
import dev.woad.bindings.message.Message;
import dev.woad.contracts.CommunicationException;
import dev.woad.contracts.EndpointAddress;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class UnixChannelListenerTest {

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"rw-------", "rw-rw----", "rw-rw-rw-"})
  void socketHasThePermissionsThatItWasGiven(String permissions) throws Exception {
    Path socket = directory.resolve("orders.sock");
    ChannelListener listener = listener(socket, permissions);
    listener.open(new Taker());
    try {
      assertThat(Files.getPosixFilePermissions(socket))
          .isEqualTo(PosixFilePermissions.fromString(permissions));
      assertThat(answer(socket)).isEqualTo("\u000b");
    } finally {
      listener.close(Duration.ZERO);
    }
  }

  @Test
  void socketIsTheUsersAloneIfNothingIsSaid() throws Exception {
    Path socket = directory.resolve("orders.sock");
    ChannelListener listener = listener(UnixDomainSocketBinding.create(), socket);
    listener.open(new Taker());
    try {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket)))
          .isEqualTo("rw-------");
    } finally {
      listener.close(Duration.ZERO);
    }
  }

  @Test
  void socketIsMadeWhereNobodyElseCanReachIt() throws Exception {
    Path socket = directory.resolve("orders.sock");
    SocketFile file = new SocketFile(socket);

    Path made = file.prepare();
    Path shelter = Objects.requireNonNull(made.getParent());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(shelter)))
        .isEqualTo("rwx------");
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(made));
      assertThat(socket).doesNotExist();
      file.publish(made, PosixFilePermissions.fromString("rw-rw----"));
      file.leave(made);

      assertThat(names()).containsExactly("orders.sock");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket)))
          .isEqualTo("rw-rw----");
      try (SocketChannel client = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
        assertThat(client.isConnected()).isTrue();
      }
      file.remove();
      assertThat(names()).isEmpty();
    }
  }

  @Test
  void listenerLeavesNothingBesideItsSocket() throws Exception {
    ChannelListener listener = listener(directory.resolve("orders.sock"), "rw-------");
    listener.open(new Taker());
    try {
      assertThat(names()).containsExactly("orders.sock");
    } finally {
      listener.close(Duration.ZERO);
    }
  }

  @Test
  void socketIsGoneWithItsListener() throws Exception {
    Path socket = directory.resolve("orders.sock");
    ChannelListener listener = listener(socket, "rw-------");
    listener.open(new Taker());

    listener.close(Duration.ZERO);

    assertThat(names()).isEmpty();
  }

  @Test
  void socketThatNobodyListensAtIsReplaced() throws Exception {
    Path socket = directory.resolve("orders.sock");
    try (ServerSocketChannel dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      dead.bind(UnixDomainSocketAddress.of(socket));
    }
    assertThat(socket).exists();

    ChannelListener listener = listener(socket, "rw-------");
    listener.open(new Taker());
    try {
      assertThat(answer(socket)).isEqualTo("\u000b");
    } finally {
      listener.close(Duration.ZERO);
    }
  }

  @Test
  void socketThatAnotherListensAtStaysHis() throws Exception {
    Path socket = directory.resolve("orders.sock");
    try (ServerSocketChannel other = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      other.bind(UnixDomainSocketAddress.of(socket));
      ChannelListener listener = listener(socket, "rw-------");

      assertThatThrownBy(() -> listener.open(new Taker()))
          .isInstanceOf(CommunicationException.class)
          .hasMessageContaining("Address already in use");

      try (SocketChannel client = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
        assertThat(client.isConnected()).isTrue();
      }
      assertThat(names()).containsExactly("orders.sock");
    }
  }

  @Test
  void fileThatIsNoSocketStays() throws Exception {
    Path file = Files.writeString(directory.resolve("orders.sock"), "precious");
    ChannelListener listener = listener(file, "rw-------");

    assertThatThrownBy(() -> listener.open(new Taker()))
        .isInstanceOf(CommunicationException.class)
        .hasMessageContaining("expected: a socket, or nothing");

    assertThat(file).hasContent("precious");
  }

  @Test
  void socketThatTookThePlaceMeanwhileStays() throws Exception {
    Path socket = directory.resolve("orders.sock");
    ChannelListener listener = listener(socket, "rw-------");
    listener.open(new Taker());
    Files.delete(socket);
    try (ServerSocketChannel other = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      other.bind(UnixDomainSocketAddress.of(socket));

      listener.close(Duration.ZERO);

      assertThat(Files.exists(socket, LinkOption.NOFOLLOW_LINKS)).isTrue();
    }
  }

  @Test
  void directoryIsMadeForTheUserAlone() throws Exception {
    Path socket = directory.resolve("run").resolve("orders.sock");
    ChannelListener listener = listener(socket, "rw-------");
    listener.open(new Taker());
    try {
      assertThat(
              PosixFilePermissions.toString(
                  Files.getPosixFilePermissions(directory.resolve("run"))))
          .isEqualTo("rwx------");
    } finally {
      listener.close(Duration.ZERO);
    }
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private static ChannelListener listener(Path socket, String permissions) {
    return listener(
        UnixDomainSocketBinding.builder().socketPermissions(permissions).security(null).build(),
        socket);
  }

  private static ChannelListener listener(Binding binding, Path socket) {
    return binding
        .transport()
        .createListener(
            new BindingContext(
                binding, EndpointAddress.of("net.uds://" + socket), new BindingParameters()));
  }

  /** Returns the answer to a preamble. */
  private static String answer(Path socket) throws IOException {
    try (SocketChannel client = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
      byte[] via = ("net.uds:" + socket).getBytes(StandardCharsets.UTF_8);
      ByteBuffer preamble = ByteBuffer.allocate(via.length + 10);
      preamble.put(new byte[] {0, 1, 0, 1, 2, 2, (byte) via.length}).put(via);
      client.write(preamble.put(new byte[] {3, 8, 0x0C}).flip());
      ByteBuffer answer = ByteBuffer.allocate(200);
      int unused = client.read(answer);
      return new String(answer.array(), 0, answer.position(), StandardCharsets.UTF_8);
    }
  }

  /** Takes messages, and answers none. */
  private static final class Taker implements ChannelHandler {

    @Override
    public void receive(RequestContext context) {
      context.acknowledge();
    }

    @Override
    public CompletionStage<?> invoke(Method method, Object[] arguments, Message request) {
      return CompletableFuture.failedFuture(new UnsupportedOperationException());
    }
  }
}
