package dev.woad.testing.fuzz;

import dev.woad.bindings.MessageEncoder;
import dev.woad.bindings.binary.BinaryMessageEncodingBindingElement;
import dev.woad.bindings.binary.CompressionFormat;
import dev.woad.contracts.CommunicationException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;

/** Reads messages; the first byte says how. */
public final class BinaryMessagesTarget {

  private static final long MAX = 1 << 20;
  private static final BinaryMessageEncodingBindingElement PLAIN =
      BinaryMessageEncodingBindingElement.create();
  private static final BinaryMessageEncodingBindingElement GZIP =
      PLAIN.withCompressionFormat(CompressionFormat.GZIP);

  private BinaryMessagesTarget() {}

  public static void fuzzerTestOneInput(byte[] input) {
    if (input.length == 0) {
      return;
    }
    BinaryMessageEncodingBindingElement element = (input[0] & 1) == 0 ? PLAIN : GZIP;
    boolean session = (input[0] & 2) != 0;
    MessageEncoder encoder =
        session
            ? element.createSessionEncoder(element.createSessionEncoder().contentType(), MAX)
            : element.createEncoder(MAX);
    byte[] bytes = Arrays.copyOfRange(input, 1, input.length);
    try {
      boolean unused =
          MessageReading.drain(
              (input[0] & 4) == 0
                  ? encoder.read(bytes, encoder.contentType())
                  : encoder.read(new ByteArrayInputStream(bytes), encoder.contentType()));
    } catch (IOException | CommunicationException refused) {
      // As it should be.
    }
  }
}
