package dev.woad.security.development;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.woad.bindings.TlsCredentials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DevelopmentCertificatesTest {

  @TempDir private Path directory;

  @Test
  void filesAreReadAsCredentials() throws Exception {
    DevelopmentCertificates made = DevelopmentCertificates.create("alice");

    made.writeTo(directory.resolve("tls"));

    TlsCredentials server =
        TlsCredentials.builder()
            .certificate(file("server.pem"), file("server.key"))
            .trust(file("ca.pem"))
            .build();
    assertThat(server.certificate()).hasValue(made.server().certificate());
    assertThat(server.privateKey()).hasValue(made.server().keys().getPrivate());
    X509Certificate client = made.client().certificate();
    client.verify(made.authority().certificate().getPublicKey());
    assertThat(client.getSubjectX500Principal().getName()).isEqualTo("CN=alice");
    assertThat(client.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.2");
    assertThat(client.getBasicConstraints()).isEqualTo(-1);
  }

  @Test
  void onlyTheUserReadsKeys() throws IOException {
    DevelopmentCertificates.create("alice").writeTo(directory.resolve("tls"));

    for (String key : List.of("ca.key", "server.key", "client.key")) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file(key))))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void nothingIsOverwritten() throws IOException {
    DevelopmentCertificates made = DevelopmentCertificates.create("alice");
    made.writeTo(directory.resolve("tls"));

    assertThatThrownBy(() -> made.writeTo(directory.resolve("tls")))
        .isInstanceOf(IOException.class)
        .hasMessageEndingWith("ca.pem is there already (expected: none)");
  }

  private Path file(String name) {
    return directory.resolve("tls").resolve(name);
  }
}
