package dev.woad.testing.fuzz;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Inputs to begin with: of conversations between .NET's client and server, and what was found. */
final class Inputs {

  private Inputs() {}

  /** Returns those of a target: its seeds, and then the findings. */
  static List<byte[]> of(FuzzTarget target) {
    List<byte[]> inputs = new ArrayList<>();
    for (String archive : List.of("/seeds.zip", "/findings.zip")) {
      inputs.addAll(read(archive, directory(target)));
    }
    return inputs;
  }

  private static List<byte[]> read(String archive, String directory) {
    List<byte[]> inputs = new ArrayList<>();
    try (ZipInputStream zip = new ZipInputStream(Objects.requireNonNull(open(archive), archive))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().startsWith(directory + "/") && !entry.isDirectory()) {
          inputs.add(zip.readAllBytes());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return inputs;
  }

  private static InputStream open(String archive) {
    return Inputs.class.getResourceAsStream(archive);
  }

  /** Puts those of a target into a directory, one file each. */
  static void unpack(FuzzTarget target, Path into) throws IOException {
    Files.createDirectories(into);
    int number = 0;
    for (byte[] input : of(target)) {
      Files.write(into.resolve("seed-" + number++), input);
    }
  }

  static String directory(FuzzTarget target) {
    return target.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns one of the inputs with a few things changed in it. */
  static byte[] mutated(List<byte[]> inputs, Random random) {
    byte[] input = inputs.get(random.nextInt(inputs.size())).clone();
    for (int changes = 1 + random.nextInt(4); changes > 0 && input.length > 0; changes--) {
      int at = random.nextInt(input.length);
      switch (random.nextInt(6)) {
        case 0 -> input[at] ^= (byte) (1 << random.nextInt(8));
        case 1 -> input[at] = (byte) random.nextInt(256);
        case 2 ->
            input[at] = (byte) List.of(0, 1, 0x7F, 0x80, 0xFF).get(random.nextInt(5)).intValue();
        case 3 -> input = Arrays.copyOf(input, at);
        case 4 -> input = joined(input, at, new byte[random.nextInt(8)], at);
        default -> {
          byte[] other = inputs.get(random.nextInt(inputs.size()));
          input = joined(input, at, other, random.nextInt(other.length + 1));
        }
      }
    }
    return input;
  }

  private static byte[] joined(byte[] first, int end, byte[] second, int start) {
    int from = Math.min(start, second.length);
    byte[] joined = Arrays.copyOf(first, end + second.length - from);
    System.arraycopy(second, from, joined, end, second.length - from);
    return joined;
  }
}
