package dev.woad.security.realms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.woad.security.Identity;
import dev.woad.security.UserNamePasswordValidator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class CachedLogonsTest {

  private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

  private final AtomicInteger asked = new AtomicInteger();
  private final UserNamePasswordValidator slow =
      (name, password) -> {
        asked.incrementAndGet();
        return password.equals("right")
            ? Optional.of(Identity.of(name, "UserName"))
            : Optional.empty();
      };

  @Test
  void rightPasswordIsAskedOnce() {
    CachedLogons cached = CachedLogons.of(slow, Duration.ofMinutes(1), CLOCK);

    assertThat(cached.validate("alice", "right")).isPresent();
    assertThat(cached.validate("alice", "right")).isPresent();

    assertThat(asked).hasValue(1);
  }

  @Test
  void wrongPasswordIsAlwaysAsked() {
    CachedLogons cached = CachedLogons.of(slow, Duration.ofMinutes(1), CLOCK);
    assertThat(cached.validate("alice", "right")).isPresent();

    assertThat(cached.validate("alice", "wrong")).isEmpty();
    assertThat(cached.validate("alice", "wrong")).isEmpty();

    assertThat(asked).hasValue(3);
  }

  @Test
  void nameIsPartOfWhatIsRemembered() {
    CachedLogons cached = CachedLogons.of(slow, Duration.ofMinutes(1), CLOCK);
    assertThat(cached.validate("alice", "right")).isPresent();

    assertThat(cached.validate("alic", "eright")).isEmpty();
    assertThat(cached.validate("bob", "right").map(Identity::name)).hasValue("bob");
  }
}
