package dev.woad.testing.samples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the samples' readers do with their jars. */
final class SamplesIT {

  private static final Path GREETER = Path.of(System.getProperty("woad.samples"), "code-first");

  @Test
  void greeterIsHostedByItsConfiguration() throws Exception {
    Process host = start("--port", "0");
    try {
      String api = address(host, Pattern.compile("http://\\S+/api"));

      HttpClient client = HttpClient.newHttpClient();
      HttpRequest invite =
          HttpRequest.newBuilder(URI.create(api + "/guests"))
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofString("{ \"name\": \"Ada\", \"language\": \"fr\" }"))
              .build();
      HttpRequest greet = HttpRequest.newBuilder(URI.create(api + "/guests/Ada/greeting")).build();

      assertThat(client.send(invite, BodyHandlers.discarding()).statusCode()).isEqualTo(204);
      assertThat(client.send(greet, BodyHandlers.ofString()).body()).isEqualTo("Bonjour, Ada");
    } finally {
      host.destroy();
    }
    assertThat(host.waitFor()).isZero();
  }

  @Test
  void configurationIsCheckedWithoutOpeningAnything() throws Exception {
    Process host = start("--check");

    assertThat(new String(host.getInputStream().readAllBytes(), UTF_8))
        .contains("http://localhost:8080/greeter/ws");
    assertThat(host.waitFor()).isZero();
  }

  private static Process start(String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-jar", System.getProperty("woad.host.jar")));
    command.addAll(List.of("--classpath", GREETER.resolve("target/greeter.jar").toString()));
    command.addAll(List.of("--config", GREETER.resolve("greeter.yaml").toString()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  /** Waits for a line that has an address of the given form; the program prints them when open. */
  private static String address(Process host, Pattern form) throws Exception {
    for (String line; (line = host.inputReader(UTF_8).readLine()) != null; ) {
      Matcher matcher = form.matcher(line);
      if (matcher.find()) {
        return matcher.group();
      }
    }
    throw new AssertionError("the program ended by " + host.waitFor());
  }
}
