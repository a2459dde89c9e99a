package dev.woad.clients.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MetadataResolverTest {

  @TempDir private Path directory;

  @Test
  void bindingsAreToldByTransportVersionAndPolicy() {
    List<ServiceMetadata> services = MetadataResolver.resolve(Shop.location());

    assertThat(services).singleElement().extracting(ServiceMetadata::name).isEqualTo("Shop");
    assertThat(services.get(0).endpoints())
        .extracting(EndpointMetadata::address, EndpointMetadata::binding)
        .containsExactly(
            tuple("http://localhost/shop/", "basicHttp"),
            tuple("http://localhost/shop/ws", "wsHttp"),
            tuple("http://localhost/shop/binary", "netHttp"),
            tuple("net.tcp://localhost/shop", "netTcp"));
  }

  @Test
  void operationsAreThoseThatAClientCalls() {
    EndpointMetadata endpoint = Shop.endpoint("HTTP://localhost/Shop");

    assertThat(endpoint.operations())
        .extracting(OperationMetadata::name, OperationMetadata::soapAction)
        .containsExactly(tuple("Buy", "urn:buy"), tuple("Ring", "urn:ring"));
    assertThat(endpoint.requireOperation("buy").documentation())
        .isEqualTo("Buys what is in a basket.");
    assertThat(endpoint.requireOperation("Buy").faults()).containsExactly("SoldOut");
    assertThat(endpoint.requireOperation("Ring").oneWay()).isTrue();
    assertThatThrownBy(() -> endpoint.requireOperation("Sell"))
        .hasMessage("operation: Sell (expected: one of Buy, Ring)");
  }

  @Test
  void actionIsWhatTheWsdlSaysAndElseMadeFromItsNames() {
    EndpointMetadata tcp = Shop.endpoint("net.tcp://localhost/shop");

    assertThat(tcp.requireOperation("Ring").inputAction()).isEqualTo("urn:shop/ring");
    assertThat(tcp.requireOperation("Buy").inputAction()).isEqualTo("urn:shop:Shop:BuyRequest");
  }

  @Test
  void serviceIsAskedForItsDescription() throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
    server.createContext(
        "/",
        exchange -> {
          boolean found =
              "wsdl".equals(exchange.getRequestURI().getQuery())
                  || exchange.getRequestURI().getPath().endsWith(".xsd");
          String name =
              exchange.getRequestURI().getPath().endsWith(".xsd") ? "goods.xsd" : "shop.wsdl";
          byte[] bytes = found ? Shop.class.getResourceAsStream(name).readAllBytes() : new byte[0];
          exchange.sendResponseHeaders(found ? 200 : 404, found ? bytes.length : -1);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
    try {
      String address = "http://localhost:" + server.getAddress().getPort() + "/shop";

      assertThat(MetadataResolver.resolve(address).get(0).endpoints()).hasSize(4);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void addressWhereNobodyAnswersIsTold() {
    assertThatThrownBy(() -> MetadataResolver.resolve("http://localhost:1/shop"))
        .isInstanceOf(MetadataException.class)
        .hasMessage("http://localhost:1/shop?wsdl cannot be read: nobody answers there");
  }

  @Test
  void fileThatIsNotThereIsTold() {
    assertThatThrownBy(() -> MetadataResolver.resolve(directory.resolve("no.wsdl").toString()))
        .isInstanceOf(MetadataException.class)
        .hasMessageEndingWith("no.wsdl is not there (expected: a file)");
  }

  @Test
  void dtdIsRefused() throws IOException {
    String wsdl = write("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>");

    assertThatThrownBy(() -> MetadataResolver.resolve(wsdl))
        .isInstanceOf(MetadataException.class)
        .hasMessageContaining("DOCTYPE");
  }

  @Test
  void whatIsElsewhereIsNotFetched() throws IOException {
    String wsdl =
        write(
            """
            <wsdl:definitions xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" targetNamespace="urn:a">
              <wsdl:types>
                <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
                  <xs:import namespace="urn:b" schemaLocation="http://192.0.2.1/secret.xsd"/>
                </xs:schema>
              </wsdl:types>
              <wsdl:service name="A"/>
            </wsdl:definitions>
            """);

    assertThatThrownBy(() -> MetadataResolver.resolve(wsdl))
        .isInstanceOf(MetadataException.class)
        .hasMessageContaining(
            "document: http://192.0.2.1/secret.xsd (expected: one that is where ");
  }

  @Test
  void documentThatIsNoWsdlIsTold() throws IOException {
    String page = write("<html/>");

    assertThatThrownBy(() -> MetadataResolver.resolve(page))
        .hasMessageEndingWith("html (expected: wsdl:definitions)");
  }

  private String write(String text) throws IOException {
    Path file = directory.resolve("service.wsdl");
    Files.writeString(file, text, StandardCharsets.UTF_8);
    return URI.create(file.toUri().toString()).toString();
  }
}
