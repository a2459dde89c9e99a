package dev.woad.bindings.soap;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.xml.bind.UnmarshalException;
import java.io.IOException;
import org.junit.jupiter.api.Test;

final class ReasonsTest {

  @Test
  void deepestCauseTells() {
    Throwable error =
        new UnmarshalException(new IllegalStateException("outer", new IOException("cut short")));

    assertThat(Reasons.of(error)).isEqualTo("cut short");
  }

  @Test
  void causeThatSaysNothingIsPassedOver() {
    Throwable error =
        new UnmarshalException("no instance of Payment", new InstantiationException());

    assertThat(Reasons.of(error)).isEqualTo("no instance of Payment");
  }

  @Test
  void errorThatSaysNothingIsNamed() {
    assertThat(Reasons.of(new InstantiationException())).isEqualTo("InstantiationException");
  }

  @Test
  void reasonIsOneLineOfBoundedLength() {
    String reason = Reasons.of(new IOException("a\n  b" + "c".repeat(1000)));

    assertThat(reason).startsWith("a bc").hasSize(503).endsWith("...");
  }
}
