package dev.woad.hosting.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.woad.bindings.BindingParameters;
import dev.woad.bindings.httpserver.HttpServer;
import dev.woad.bindings.httpserver.HttpServerReply;
import dev.woad.bindings.httpserver.HttpServers;
import dev.woad.contracts.EndpointAddress;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.Wrapper;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In a container that knows nothing of Woad, as an application beneath {@code /app}. */
@Timeout(60)
class ServletHttpServerTest {

  @TempDir private Path directory;
  private final Tomcat tomcat = new Tomcat();
  private final ServletHttpServer server = ServletHttpServer.of(false, Duration.ofSeconds(1));

  @BeforeEach
  void start() throws LifecycleException {
    tomcat.setBaseDir(directory.toString());
    tomcat.setPort(0);
    Context context = tomcat.addContext("/app", null);
    Wrapper wrapper = Tomcat.addServlet(context, "woad", server.servlet());
    wrapper.setAsyncSupported(true);
    context.addServletMappingDecoded("/*", "woad");
    tomcat.getConnector();
    tomcat.start();
  }

  @AfterEach
  void stop() throws LifecycleException {
    server.close(Duration.ofSeconds(5));
    tomcat.stop();
    tomcat.destroy();
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    URI uri = URI.create("http://localhost:" + tomcat.getConnector().getLocalPort() + path);
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void pathIsThatBeneathTheApplicationAndAddressThatOfTheCaller(boolean later) throws Exception {
    server.mount(
        "/orders",
        request -> {
          HttpServerReply reply = HttpServerReply.text(200, request.path() + " " + request.uri());
          return later
              ? CompletableFuture.supplyAsync(() -> reply)
              : CompletableFuture.completedFuture(reply);
        });

    HttpResponse<String> response = get("/app/Orders/x?wsdl");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body())
        .isEqualTo(
            "/Orders/x http://localhost:"
                + tomcat.getConnector().getLocalPort()
                + "/app/Orders/x?wsdl");
  }

  @Test
  void unknownPathIsNotFound() throws Exception {
    HttpResponse<String> response = get("/app/none");

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.body()).isEqualTo("no endpoint here");
  }

  @Test
  void replyThatDoesNotComeInTimeIsStatus503() throws Exception {
    server.mount("/never", request -> new CompletableFuture<>());

    HttpResponse<String> response = get("/app/never");

    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.body()).isEqualTo("no reply in time");
  }

  @Test
  void abortIsStatus500WhereTheConnectionCannotBeClosed() throws Exception {
    server.mount("/gone", request -> CompletableFuture.completedFuture(HttpServerReply.abort()));

    HttpResponse<String> response = get("/app/gone");

    assertThat(response.statusCode()).isEqualTo(500);
    assertThat(response.body()).isEmpty();
  }

  @Test
  void closeWaitsForRequestsUnderWay() throws Exception {
    CountDownLatch entered = new CountDownLatch(1);
    CompletableFuture<HttpServerReply> reply = new CompletableFuture<>();
    server.mount(
        "/slow",
        request -> {
          entered.countDown();
          return reply;
        });
    CompletableFuture<HttpResponse<String>> call =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return get("/app/slow");
              } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    entered.await();
    CompletableFuture<Void> closing =
        CompletableFuture.runAsync(() -> server.close(Duration.ofSeconds(20)));

    assertThat(closing).isNotDone();
    reply.complete(HttpServerReply.text(200, "done"));

    assertThat(call.join().body()).isEqualTo("done");
    closing.join();
    assertThat(get("/app/slow").statusCode()).isEqualTo(404);
  }

  @Test
  void containersServerServesAllAddresses() throws Exception {
    BindingParameters parameters = new BindingParameters();
    parameters.put(HttpServer.class, server);
    HttpServer obtained =
        HttpServers.obtain(EndpointAddress.of("https://anywhere:8443/orders"), parameters);
    obtained.mount(
        "/orders", request -> CompletableFuture.completedFuture(HttpServerReply.text(200, "hi")));

    obtained.close(Duration.ofSeconds(1));

    assertThat(obtained.port()).isZero();
    assertThat(get("/app/orders").body()).isEqualTo("hi");
  }
}
