package dev.woad.dispatcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ThrottleTest {

  private final Throttle throttle = new Throttle(2);
  private final List<String> run = new ArrayList<>();

  @Test
  void asManyAreInAsMayBe() {
    assertThat(throttle.enter(() -> run.add("first"))).isTrue();
    assertThat(throttle.enter(() -> run.add("second"))).isTrue();
    assertThat(throttle.enter(() -> run.add("third"))).isFalse();

    assertThat(throttle.count()).isEqualTo(2);
    assertThat(throttle.waiting()).isEqualTo(1);
    assertThat(run).isEmpty();
  }

  @Test
  void thoseWhoWaitComeInInTheirOrder() {
    fill();
    assertThat(throttle.enter(() -> run.add("first"))).isFalse();
    assertThat(throttle.enter(() -> run.add("second"))).isFalse();

    throttle.leave();
    throttle.leave();

    assertThat(run).containsExactly("first", "second");
    assertThat(throttle.count()).isEqualTo(2);
    assertThat(throttle.waiting()).isZero();
  }

  @Test
  void oneThatIsGivenUpIsPassedOver() {
    fill();
    Runnable impatient = () -> run.add("impatient");
    assertThat(throttle.enter(impatient)).isFalse();
    assertThat(throttle.enter(() -> run.add("patient"))).isFalse();

    assertThat(throttle.giveUp(impatient)).isTrue();
    throttle.leave();

    assertThat(run).containsExactly("patient");
    assertThat(throttle.giveUp(impatient)).isFalse();
  }

  @Test
  void allThatHaveLeftLeaveRoom() {
    fill();

    throttle.leave();
    throttle.leave();

    assertThat(throttle.count()).isZero();
    assertThat(throttle.enter(() -> run.add("later"))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"1, 200, 100, 300", "2, 200, 200, 400", "32, 512, 3200, 3712"})
  void defaultsGrowWithTheProcessors(int processors, int calls, int sessions, int instances) {
    assertThat(ServiceThrottling.ofProcessors(processors))
        .isEqualTo(new ServiceThrottling(calls, sessions, instances));
  }

  @Test
  void limitsThatLetNothingThroughAreRefused() {
    assertThatThrownBy(() -> ServiceThrottling.DEFAULT.withMaxConcurrentCalls(0))
        .hasMessage("maxConcurrentCalls: 0 (expected: > 0)");
    assertThatThrownBy(() -> ServiceThrottling.DEFAULT.withMaxConcurrentSessions(-1))
        .hasMessage("maxConcurrentSessions: -1 (expected: > 0)");
    assertThatThrownBy(() -> ServiceThrottling.DEFAULT.withMaxConcurrentInstances(0))
        .hasMessage("maxConcurrentInstances: 0 (expected: > 0)");
  }

  private void fill() {
    assertThat(throttle.enter(() -> run.add("a"))).isTrue();
    assertThat(throttle.enter(() -> run.add("b"))).isTrue();
  }
}
