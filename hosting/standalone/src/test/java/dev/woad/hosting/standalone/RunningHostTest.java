package dev.woad.hosting.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

final class RunningHostTest {

  @Test
  void closingInOrderIsSuccess() {
    AtomicBoolean closed = new AtomicBoolean();

    assertThat(RunningHost.close(() -> closed.set(true))).isEqualTo(WoadHost.CLOSED);
    assertThat(closed).isTrue();
  }

  @Test
  void processEndsWhateverDoesNotClose() {
    assertThat(
            RunningHost.close(
                () -> {
                  throw new IllegalStateException("no");
                }))
        .isEqualTo(WoadHost.NOT_CLOSED);
    assertThat(
            RunningHost.close(
                () -> {
                  throw new NoClassDefFoundError("gone");
                }))
        .isEqualTo(WoadHost.NOT_CLOSED);
  }
}
