package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.woad.bindings.Binding;
import dev.woad.bindings.http.BasicHttpBinding;
import dev.woad.bindings.http.WsHttpBinding;
import dev.woad.clients.ChannelFactory;
import dev.woad.dispatcher.Behavior;
import dev.woad.hosting.Hosts;
import dev.woad.hosting.ServiceHost;
import dev.woad.hosting.configuration.HostConfiguration;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class GreeterHostTest {

  private final List<String> timed = new CopyOnWriteArrayList<>();
  private final List<String> received = new CopyOnWriteArrayList<>();
  private final List<String> sent = new CopyOnWriteArrayList<>();
  private final ServiceHost host =
      GreeterHost.of(
          "http://localhost:0",
          new Tracing(received::add),
          new Timing((operation, time) -> timed.add(operation)));

  @BeforeEach
  void open() {
    host.open();
  }

  @AfterEach
  void close() {
    host.close();
  }

  @Test
  void guestInvitedByRestIsGreetedBySoap() throws Exception {
    HttpResponse<String> invited =
        rest(
            request("/guests")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{ \"name\": \"Ada\", \"language\": \"fr\" }")));
    assertThat(invited.statusCode()).isEqualTo(204);

    try (ChannelFactory<Greeter> factory = basicHttp(Greeter.class)) {
      assertThat(factory.createChannel().greet("Ada")).isEqualTo("Bonjour, Ada");
    }
  }

  @Test
  void guestInvitedBySoapIsGreetedByRest() throws Exception {
    try (ChannelFactory<Greeter> factory = wsHttp(Greeter.class)) {
      factory.createChannel().invite(Guest.of("Ada", "de"));
    }

    assertThat(rest(request("/guests/Ada/greeting")).body()).isEqualTo("Guten Morgen, Ada");
  }

  @Test
  void faultIsOneExceptionBySoapAndOneStatusByRest() throws Exception {
    try (ChannelFactory<Greeter> factory = basicHttp(Greeter.class)) {
      NotInvited refusal =
          catchThrowableOfType(NotInvited.class, () -> factory.createChannel().greet("Bob"));

      assertThat(refusal).hasMessage("Bob is not invited");
      assertThat(refusal.getFaultInfo().name).isEqualTo("Bob");
    }

    HttpResponse<String> refusal = rest(request("/guests/Bob/greeting"));
    assertThat(refusal.statusCode()).isEqualTo(404);
    assertThat(refusal.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(refusal.body()).contains("Bob is not invited");
  }

  @Test
  void callersNeedNotWait() {
    try (ChannelFactory<Greeter> factory = basicHttp(Greeter.class);
        ChannelFactory<GreeterAsync> async = basicHttp(GreeterAsync.class)) {
      factory.createChannel().invite(Guest.of("Ada", "en"));
      GreeterAsync greeter = async.createChannel();

      String both =
          greeter
              .greet("Ada")
              .thenCombine(greeter.greet("Ada"), (one, two) -> one + "; " + two)
              .toCompletableFuture()
              .join();

      assertThat(both).isEqualTo("Good morning, Ada; Good morning, Ada");
    }
  }

  @Test
  void behaviorIsWrittenOnceForAllWires() throws Exception {
    try (ChannelFactory<Greeter> basic = basicHttp(Greeter.class);
        ChannelFactory<Greeter> ws = wsHttp(Greeter.class)) {
      basic.createChannel().invite(Guest.of("Ada", "en"));
      ws.createChannel().greet("Ada");
    }
    rest(request("/guests/Ada/greeting"));

    assertThat(timed).containsExactly("invite", "greet", "greet");
  }

  @Test
  void bothEndsKnowACallByOneId() throws Exception {
    try (ChannelFactory<Greeter> factory = basicHttp(Greeter.class, new Tracing(sent::add))) {
      factory.createChannel().invite(Guest.of("Ada", "en"));
    }
    rest(request("/guests/Ada/greeting").header("Call-Id", "42"));

    assertThat(received).containsExactly(sent.get(0), "42");
  }

  @Test
  void configurationSaysTheSameWithoutAProgram() {
    try (Hosts hosts = HostConfiguration.read(Path.of("greeter.yaml")).build()) {
      assertThat(hosts.hosts().get(0).endpoints())
          .extracting(Object::toString)
          .containsExactlyElementsOf(
              GreeterHost.of("http://localhost:8080").endpoints().stream()
                  .map(Object::toString)
                  .toList());
    }
  }

  private <T> ChannelFactory<T> basicHttp(Class<T> contract, Behavior... behaviors) {
    return factory(contract, BasicHttpBinding.create(), 0, behaviors);
  }

  private <T> ChannelFactory<T> wsHttp(Class<T> contract) {
    return factory(contract, WsHttpBinding.create(), 1);
  }

  private <T> ChannelFactory<T> factory(
      Class<T> contract, Binding binding, int endpoint, Behavior... behaviors) {
    return ChannelFactory.of(contract, binding, address(endpoint), behaviors);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(address(2) + path));
  }

  private static HttpResponse<String> rest(HttpRequest.Builder request) throws Exception {
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
  }

  private String address(int endpoint) {
    return host.endpoints().get(endpoint).address().toString();
  }
}
