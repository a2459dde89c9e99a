package dev.woad.bindings.netpipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.woad.contracts.EndpointAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PipeFilesTest {

  @ParameterizedTest
  @CsvSource({
    "net.pipe://localhost/orders,       orders.sock",
    "net.pipe://localhost/Orders/v1,    orders%2Fv1.sock",
    "net.pipe://localhost/orders/,      orders.sock",
    "NET.PIPE://LOCALHOST/ORDERS,       orders.sock",
    "net.pipe://localhost/,             %2F.sock",
    "net.pipe://localhost,              %2F.sock",
    "net.pipe://localhost/../etc,       ..%2Fetc.sock",
    "net.pipe://localhost/a%20b,        a+b.sock",
  })
  void addressNamesItsSocket(String address, String name) {
    Path socket = PipeFiles.INSTANCE.of(EndpointAddress.of(address));

    assertThat(socket).isEqualTo(PipeFiles.directory().resolve(name));
  }

  @Test
  void longPathIsReplacedByItsHash() {
    String path = "p".repeat(200);

    Path socket = PipeFiles.INSTANCE.of(EndpointAddress.of("net.pipe://localhost/" + path));
    Path other = PipeFiles.INSTANCE.of(EndpointAddress.of("net.pipe://localhost/" + path + "q"));

    assertThat(socket.toString().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(108);
    assertThat(socket.getFileName().toString()).matches("[0-9a-f]{32}\\.sock");
    assertThat(socket).isNotEqualTo(other);
  }

  @Test
  void socketAboveIsTriedAfterThatOfTheAddress() {
    List<Path> candidates =
        PipeFiles.INSTANCE.candidates(EndpointAddress.of("net.pipe://localhost/a/b/c"));

    assertThat(candidates)
        .extracting(path -> path.getFileName().toString())
        .containsExactly("a%2Fb%2Fc.sock", "a%2Fb.sock", "a.sock", "%2F.sock");
  }

  @Test
  void addressOfADomainSocketIsItsPath() {
    assertThat(UdsFiles.INSTANCE.of(EndpointAddress.of("net.uds:///run/orders.sock")))
        .isEqualTo(Path.of("/run/orders.sock"));
    assertThatThrownBy(() -> UdsFiles.INSTANCE.of(EndpointAddress.of("net.uds:///")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected: such as net.uds:///run/orders.sock");
  }
}
