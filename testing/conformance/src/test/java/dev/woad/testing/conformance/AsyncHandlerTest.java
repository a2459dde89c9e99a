package dev.woad.testing.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.woad.bindings.CustomBinding;
import dev.woad.bindings.encoding.TextMessageEncodingBindingElement;
import dev.woad.bindings.inprocess.InProcessTransportBindingElement;
import dev.woad.bindings.message.MessageVersion;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class AsyncHandlerTest {

  @Test
  void whatAHandlerThrowsIsLogged() {
    PrintStream err = System.err;
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    CustomBinding binding =
        CustomBinding.of(
            TextMessageEncodingBindingElement.of(MessageVersion.SOAP11),
            InProcessTransportBindingElement.create());
    try (ProbeSetup setup = ProbeSetup.on(binding, "inproc://async-handler").open()) {
      ProbeTwins twins = setup.channelOf(ProbeTwins.class);
      System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));

      twins.echoAsync(
          "x",
          response -> {
            throw new IllegalStateException("handler is broken");
          });

      assertThat(
              Eventually.comesTrue(
                  () -> log.toString(StandardCharsets.UTF_8).contains("handler is broken")))
          .isTrue();
      assertThat(log.toString(StandardCharsets.UTF_8))
          .contains("the handler of operation ProbeTwins.echo failed");
    } finally {
      System.setErr(err);
    }
  }
}
