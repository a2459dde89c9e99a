package dev.woad.testing.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(300)
final class FuzzTargetsTest {

  private static final int MUTATIONS = Integer.getInteger("woad.fuzz.mutations", 2000);

  @ParameterizedTest
  @EnumSource
  void recordedAndFoundInputsEndAsTheProtocolSays(FuzzTarget target) {
    List<byte[]> inputs = Inputs.of(target);

    assertThat(inputs).isNotEmpty();
    inputs.forEach(input -> take(target, input));
  }

  @ParameterizedTest
  @EnumSource
  void changedInputsEndAsTheProtocolSays(FuzzTarget target) {
    List<byte[]> inputs = Inputs.of(target);
    Random random = new Random(4);

    for (int i = 0; i < MUTATIONS; i++) {
      take(target, Inputs.mutated(inputs, random));
    }
  }

  private static void take(FuzzTarget target, byte[] input) {
    try {
      target.take(input);
    } catch (Exception | Error e) {
      throw new AssertionError(target + ": " + HexFormat.of().formatHex(input), e);
    }
  }
}
