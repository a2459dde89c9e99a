package dev.woad.bindings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TimeoutsTest {

  private static final Duration FOR_EVER = Duration.ofSeconds(Long.MAX_VALUE);

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT-1S", "PT-9223372036854775808S"})
  void timeoutThatIsNoneIsRefused(Duration time) {
    assertThatThrownBy(() -> Timeouts.DEFAULT.withOpen(time))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("openTimeout: " + time + " (expected: > 0)");
    assertThatThrownBy(() -> Timeouts.DEFAULT.withClose(time)).hasMessageStartingWith("closeT");
    assertThatThrownBy(() -> Timeouts.DEFAULT.withSend(time)).hasMessageStartingWith("sendT");
    assertThatThrownBy(() -> Timeouts.DEFAULT.withReceive(time)).hasMessageStartingWith("receiveT");
  }

  @Test
  void forEverCanBeCountedInNanoseconds() {
    Timeouts timeouts = new Timeouts(FOR_EVER, FOR_EVER, FOR_EVER, FOR_EVER);

    assertThatCode(() -> timeouts.send().toNanos()).doesNotThrowAnyException();
    assertThat(timeouts.send()).isGreaterThan(Duration.ofDays(36_000));
    assertThat(Timeouts.countable(FOR_EVER)).isEqualTo(timeouts.receive());
  }

  @Test
  void otherTimesAreKept() {
    Duration tiny = Duration.ofNanos(1);

    assertThat(Timeouts.DEFAULT.withSend(tiny).send()).isEqualTo(tiny);
    assertThat(Timeouts.DEFAULT.withSend(tiny).open()).isEqualTo(Duration.ofMinutes(1));
    assertThat(Timeouts.countable(Duration.ZERO)).isZero();
    assertThat(Timeouts.countable(Duration.ofSeconds(-1))).isNegative();
  }
}
