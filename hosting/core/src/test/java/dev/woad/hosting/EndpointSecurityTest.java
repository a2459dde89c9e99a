package dev.woad.hosting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.woad.bindings.SecurityFact;
import java.util.List;
import org.junit.jupiter.api.Test;

final class EndpointSecurityTest {

  @Test
  void nothingIsInClearForAnybody() {
    EndpointSecurity security = new EndpointSecurity(List.of(), true);

    assertThat(security.isOpen()).isTrue();
    assertThat(security).hasToString("in clear; anybody");
  }

  @Test
  void identityAloneProtectsNothing() {
    EndpointSecurity security =
        new EndpointSecurity(List.of(SecurityFact.identity("Basic to HTTP")), true);

    assertThat(security.isOpen()).isTrue();
    assertThat(security).hasToString("in clear; Basic to HTTP");
  }

  @Test
  void weaknessesAreTold() {
    EndpointSecurity security =
        new EndpointSecurity(
            List.of(
                SecurityFact.identity("UserName in messages"),
                SecurityFact.weakness("signatures by SHA-1"),
                SecurityFact.protection("TLS")),
            true);

    assertThat(security.isOpen()).isFalse();
    assertThat(security).hasToString("TLS; UserName in messages; weak: signatures by SHA-1");
  }
}
