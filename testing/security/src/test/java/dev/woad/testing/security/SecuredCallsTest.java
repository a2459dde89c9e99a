package dev.woad.testing.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.woad.bindings.nettcp.NetTcpBinding;
import dev.woad.clients.ChannelFactory;
import dev.woad.contracts.CommunicationException;
import dev.woad.contracts.MessageSecurityException;
import dev.woad.contracts.SecurityAccessDeniedException;
import dev.woad.hosting.ServiceHost;
import dev.woad.security.AuditEvent;
import dev.woad.security.ClientCredentials;
import dev.woad.security.message.MessageCredential;
import dev.woad.security.message.TransportSecurityBindingElement;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who calls is known, and may call what it may, whatever the wire. */
@Timeout(120)
final class SecuredCallsTest {

  private final Setup setup = new Setup();

  static List<String> byPassword() {
    return Setup.BY_PASSWORD;
  }

  static List<String> byCertificate() {
    return Setup.BY_CERTIFICATE;
  }

  static List<String> all() {
    return Stream.concat(byPassword().stream(), byCertificate().stream()).toList();
  }

  private static ClientCredentials alice(String name) {
    return byPassword().contains(name)
        ? Setup.password("alice", "wonder1and")
        : Setup.certificate("alice");
  }

  @ParameterizedTest
  @MethodSource("all")
  void callerIsKnown(String name) throws Exception {
    try (ServiceHost host = setup.host(name);
        ChannelFactory<Vault> factory = Setup.factory(name, host, alice(name))) {
      Vault vault = factory.createChannel();

      assertThat(vault.whoAmI()).endsWith("alice");
      assertThat(vault.open("box")).startsWith("box opened by");
      vault.note("thanks");

      assertThat(setup.service.notes.poll(30, TimeUnit.SECONDS)).endsWith("alice: thanks");
      ((AutoCloseable) vault).close();
    }
    assertThat(setup.events).allMatch(AuditEvent::allowed);
  }

  @ParameterizedTest
  @MethodSource("all")
  void whatIsForNobodyIsDenied(String name) {
    try (ServiceHost host = setup.host(name);
        ChannelFactory<Vault> factory = Setup.factory(name, host, alice(name))) {
      Vault vault = factory.createChannel();

      assertThatThrownBy(vault::blowUp)
          .isInstanceOf(SecurityAccessDeniedException.class)
          .hasMessage("Access is denied.");
      assertThat(vault.whoAmI()).endsWith("alice");
    }
    assertThat(setup.service.calls).hasValue(1);
  }

  @ParameterizedTest
  @MethodSource("byPassword")
  void callerInNoRoleIsDenied(String name) {
    try (ServiceHost host = setup.host(name);
        ChannelFactory<Vault> factory =
            Setup.factory(name, host, Setup.password("bob", "builder"))) {
      Vault vault = factory.createChannel();

      assertThat(vault.whoAmI()).isEqualTo("bob");
      assertThatThrownBy(() -> vault.open("box")).isInstanceOf(SecurityAccessDeniedException.class);
    }
    assertThat(setup.service.calls).hasValue(1);
    assertThat(setup.events)
        .filteredOn(event -> !event.allowed())
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.kind()).isEqualTo(AuditEvent.Kind.AUTHORIZATION);
              assertThat(event.who()).isEqualTo("bob");
            });
  }

  @ParameterizedTest
  @MethodSource("byPassword")
  void wrongPasswordIsRefused(String name) {
    try (ServiceHost host = setup.host(name);
        ChannelFactory<Vault> factory =
            Setup.factory(name, host, Setup.password("alice", "guessed-secret"))) {
      Vault vault = factory.createChannel();

      assertThatThrownBy(vault::whoAmI)
          .isInstanceOf(CommunicationException.class)
          .hasMessageNotContaining("guessed-secret");
    }
    assertThat(setup.service.calls).hasValue(0);
    assertThat(setup.events).isNotEmpty().noneMatch(AuditEvent::allowed);
    assertThat(setup.events.toString()).contains("alice").doesNotContain("guessed-secret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"basic-cert", "ws-cert", "ws-cert-sc", "tcp-cert", "tcp-cert-sc"})
  void certificateOfAnotherAuthorityIsRefused(String name) {
    try (ServiceHost host = setup.host(name);
        ChannelFactory<Vault> factory = Setup.factory(name, host, Setup.certificate("bob"))) {
      Vault vault = factory.createChannel();

      assertThatThrownBy(vault::whoAmI).isInstanceOf(CommunicationException.class);
    }
    assertThat(setup.service.calls).hasValue(0);
  }

  @Test
  void suiteOfTheServiceHolds() {
    try (ServiceHost host = setup.host("ws-cert-sha256");
        ChannelFactory<Vault> factory =
            Setup.factory("ws-cert", host, Setup.certificate("alice"))) {
      Vault vault = factory.createChannel();

      assertThatThrownBy(vault::whoAmI).isInstanceOf(MessageSecurityException.class);
    }
    assertThat(setup.events).extracting(AuditEvent::why).anyMatch(why -> why.contains("rsa-sha1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ws-user-sc", "ws2007-user-sc"})
  void serviceThatStartedAgainIsGivenANewConversation(String name) {
    String address;
    ChannelFactory<Vault> factory;
    Vault vault;
    try (ServiceHost host = setup.host(name)) {
      address = Setup.address(host);
      factory = Setup.factory(name, host, Setup.password("alice", "wonder1and"));
      vault = factory.createChannel();
      assertThat(vault.whoAmI()).isEqualTo("alice");
    }
    try (ServiceHost again = setup.hostAt(name, address);
        ChannelFactory<Vault> open = factory) {
      assertThat(again.endpoints()).hasSize(1);

      assertThatThrownBy(vault::whoAmI).isInstanceOf(MessageSecurityException.class);
      assertThat(vault.whoAmI()).isEqualTo("alice");
    }
  }

  @Test
  void bearerTokenIsAccepted() {
    try (ServiceHost host = setup.host("basic-bearer");
        ChannelFactory<Vault> factory =
            Setup.factory(
                "basic-bearer",
                host,
                ClientCredentials.builder()
                    .token(() -> "alices-token")
                    .tls(Setup.trusting())
                    .build())) {
      assertThat(factory.createChannel().open("box")).isEqualTo("box opened by alice");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"tcp-user", "tcp-tls-cert"})
  void clientThatLeavesTlsOutIsRefused(String name) {
    try (ServiceHost host = setup.host(name);
        ChannelFactory<Vault> factory =
            ChannelFactory.of(Vault.class, NetTcpBinding.create(), Setup.address(host))) {
      Vault vault = factory.createChannel();

      assertThatThrownBy(vault::whoAmI).isInstanceOf(CommunicationException.class);
    }
    assertThat(setup.service.calls).hasValue(0);
  }

  @Test
  void secretsAreNeitherSentNorAskedForInClear() {
    NetTcpBinding bare =
        NetTcpBinding.builder()
            .messageSecurity(TransportSecurityBindingElement.of(MessageCredential.USER_NAME))
            .build();

    assertThatThrownBy(
            () -> setup.builder().endpoint(Vault.class, bare, "net.tcp://localhost:0/v").build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("that nothing protects");
    assertThatThrownBy(
            () ->
                ChannelFactory.builder(Vault.class, bare, "net.tcp://localhost:1/v")
                    .credentials(Setup.password("alice", "wonder1and"))
                    .build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("that nothing protects");
  }

  @ParameterizedTest
  @ValueSource(strings = {"basic-user", "ws-user-sc", "tcp-user-sc"})
  void clientOfAnotherBindingDoesNotReachTheService(String name) {
    try (ServiceHost host = setup.host(name);
        ChannelFactory<Vault> factory =
            Setup.factory(name.replace("-user", "-cert"), host, Setup.certificate("alice"))) {
      Vault vault = factory.createChannel();

      assertThatThrownBy(vault::whoAmI).isInstanceOf(CommunicationException.class);
    }
    assertThat(setup.service.calls).hasValue(0);
  }
}
