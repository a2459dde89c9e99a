package dev.woad.clients.metadata;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Fetches what a description is made of: from where the first document is, and nowhere else.
 * Without DTDs, and within limits.
 */
final class Documents {

  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final int MAX_BYTES = 16 << 20;
  private static final int MAX_DOCUMENTS = 200;

  private final URI first;
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(TIMEOUT).version(HttpClient.Version.HTTP_1_1).build();
  private int count;

  Documents(URI first) {
    this.first = first;
  }

  /** Returns the document at an address. */
  Document parse(URI address) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      DocumentBuilder builder = factory.newDocumentBuilder();
      // Else it writes to standard error what is thrown all the same.
      builder.setErrorHandler(new DefaultHandler());
      Document document = builder.parse(new ByteArrayInputStream(bytes(address)));
      document.setDocumentURI(address.toString());
      return document;
    } catch (SAXException e) {
      throw new MetadataException(
          address + ": " + e.getMessage() + " (expected: an XML document)", e);
    } catch (IOException | ParserConfigurationException e) {
      throw new MetadataException(address + ": " + e.getMessage(), e);
    }
  }

  byte[] bytes(URI address) {
    if (!isBesideFirst(address)) {
      throw new MetadataException(
          "document: " + address + " (expected: one that is where " + first + " is)");
    }
    count++;
    if (count > MAX_DOCUMENTS) {
      throw new MetadataException("documents: " + count + " (expected: <= " + MAX_DOCUMENTS + ")");
    }
    try {
      return "file".equals(address.getScheme()) ? file(address) : http(address);
    } catch (ConnectException | UnresolvedAddressException e) {
      throw new MetadataException(address + " cannot be read: nobody answers there", e);
    } catch (NoSuchFileException e) {
      throw new MetadataException(address + " is not there (expected: a file)", e);
    } catch (IOException e) {
      String message = e.getMessage() == null ? e.toString() : e.getMessage();
      throw new MetadataException(address + " cannot be read: " + message, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MetadataException(address + ": interrupted while it was read", e);
    }
  }

  private boolean isBesideFirst(URI address) {
    return Objects.equals(address.getScheme(), first.getScheme())
        && Objects.equals(address.getHost(), first.getHost())
        && address.getPort() == first.getPort();
  }

  private static byte[] file(URI address) throws IOException {
    try (InputStream in = Files.newInputStream(Path.of(address))) {
      return limited(address, in);
    }
  }

  private byte[] http(URI address) throws IOException, InterruptedException {
    HttpResponse<InputStream> response =
        client.send(
            HttpRequest.newBuilder(address).timeout(TIMEOUT).build(),
            HttpResponse.BodyHandlers.ofInputStream());
    try (InputStream in = response.body()) {
      if (response.statusCode() != 200) {
        throw new MetadataException(
            address + ": HTTP status " + response.statusCode() + " (expected: 200)");
      }
      return limited(address, in);
    }
  }

  private static byte[] limited(URI address, InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(MAX_BYTES + 1);
    if (bytes.length > MAX_BYTES) {
      throw new MetadataException(address + ": longer than " + MAX_BYTES + " bytes");
    }
    return bytes;
  }
}
