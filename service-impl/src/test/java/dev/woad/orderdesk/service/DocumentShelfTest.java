package dev.woad.orderdesk.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.woad.orderdesk.InvalidDocument;
import dev.woad.orderdesk.UnknownDocument;
import dev.woad.orderdesk.UnknownOrder;
import dev.woad.orderdesk.types.DocumentInfo;
import dev.woad.orderdesk.types.Violation;
import jakarta.activation.DataHandler;
import jakarta.activation.DataSource;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class DocumentShelfTest {

  private static final byte[] TERMS = "Net 30 days".getBytes(StandardCharsets.UTF_8);

  @RegisterExtension final FreshDesk fresh;

  DocumentShelfTest(TestDatabase database) {
    fresh = new FreshDesk(database);
  }

  @Test
  void documentComesBackAsItWent() throws Exception {
    String orderId = placed();

    DocumentInfo info = fresh.desk().upload(orderId, "terms.txt", "text/plain", content(TERMS));

    DataHandler read = fresh.reopened().download(info.getId());
    try (InputStream stream = read.getInputStream()) {
      assertThat(stream.readAllBytes()).isEqualTo(TERMS);
    }
    assertThat(read.getContentType()).isEqualTo("text/plain");
    assertThat(info.getSize()).isEqualTo(TERMS.length);
    assertThat(info.getSha256()).isEqualTo(MessageDigest.getInstance("SHA-256").digest(TERMS));
    assertThat(fresh.desk().listDocuments(orderId))
        .usingRecursiveFieldByFieldElementComparator()
        .containsExactly(info);
  }

  @Test
  void contentIsOnDiskAsSoonAsItCame() throws Exception {
    String orderId = placed();
    Zeros content = new Zeros(8 << 20);
    InputStream watched =
        new FilterInputStream(content) {
          @Override
          public int read(byte[] bytes, int offset, int length) throws IOException {
            long given = (8 << 20) - content.left;
            assertThat(files()).allSatisfy(file -> assertThat(file).hasSize(given));
            return super.read(bytes, offset, length);
          }
        };

    DocumentInfo info = fresh.desk().upload(orderId, "scan", "image/tiff", stream(watched));

    assertThat(info.getSize()).isEqualTo(8 << 20);
  }

  @Test
  void tooLongDocumentLeavesNothing() throws Exception {
    String orderId = placed();
    OrderDesk desk = fresh.reopened(fresh.settings().withDocumentLimits(TERMS.length, 9));

    desk.upload(orderId, "fits", "text/plain", content(TERMS));
    InvalidDocument thrown =
        catchThrowableOfType(
            InvalidDocument.class,
            () -> desk.upload(orderId, "long", "text/plain", stream(new Zeros(Long.MAX_VALUE))));

    assertThat(thrown).hasMessage("document: content: too long (expected: at most 11 bytes)");
    assertThat(desk.listDocuments(orderId)).hasSize(1);
    assertThat(files()).hasSize(1);
  }

  @Test
  void brokenUploadLeavesNothing() throws Exception {
    String orderId = placed();
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("connection reset");
          }
        };

    assertThatThrownBy(() -> fresh.desk().upload(orderId, "half", "text/plain", stream(broken)))
        .isInstanceOf(UncheckedIOException.class)
        .hasRootCauseMessage("connection reset");

    assertThat(files()).isEmpty();
    assertThat(fresh.desk().listDocuments(orderId)).isEmpty();
  }

  @Test
  void documentsOfAnOrderAreCounted() throws Exception {
    String orderId = placed();
    OrderDesk desk = fresh.reopened(fresh.settings().withDocumentLimits(100, 1));
    desk.upload(orderId, "first", "text/plain", content(TERMS));

    assertThatThrownBy(() -> desk.upload(orderId, "second", "text/plain", content(TERMS)))
        .isInstanceOf(InvalidDocument.class)
        .hasMessage("document: orderId: has its documents (expected: at most 1)");
  }

  @Test
  void allViolationsAreTold() throws Exception {
    String orderId = placed();

    InvalidDocument thrown =
        catchThrowableOfType(
            InvalidDocument.class,
            () -> fresh.desk().upload(orderId, "a\u0000b", "text", (DataHandler) null));

    assertThat(thrown.getFaultInfo().getViolations())
        .extracting(Violation::getPath, Violation::getMessage)
        .containsExactly(
            tuple("name", "has control characters or halves of characters (expected: plain text)"),
            tuple("mediaType", "text (expected: such as application/pdf)"),
            tuple("content", "missing"));
  }

  @Test
  void unknownOrderHasNoDocuments() {
    assertThatThrownBy(() -> fresh.desk().upload("17", "a", "text/plain", content(TERMS)))
        .isInstanceOf(UnknownOrder.class);
    assertThatThrownBy(() -> fresh.desk().listDocuments("17")).isInstanceOf(UnknownOrder.class);
  }

  @Test
  void idIsNoPath() throws Exception {
    String orderId = placed();
    fresh.desk().upload(orderId, "terms.txt", "text/plain", content(TERMS));

    for (String id :
        new String[] {
          "", "../desk.mv.db", "2d2d4d54-1e2b-4b1b-8f6a-000000000000", "1-1-1-1-1", "/etc/passwd"
        }) {
      assertThatThrownBy(() -> fresh.desk().download(id)).isInstanceOf(UnknownDocument.class);
    }
  }

  private String placed() throws Exception {
    return fresh.desk().placeOrder(Samples.full()).getOrderId();
  }

  private Stream<Path> files() throws IOException {
    Path directory = fresh.settings().documents();
    if (!Files.exists(directory)) {
      return Stream.empty();
    }
    try (Stream<Path> list = Files.list(directory)) {
      return list.toList().stream();
    }
  }

  private static DataHandler content(byte[] bytes) {
    return stream(new ByteArrayInputStream(bytes));
  }

  private static DataHandler stream(InputStream stream) {
    return new DataHandler(new Once(stream));
  }

  private record Once(InputStream stream) implements DataSource {

    @Override
    public InputStream getInputStream() {
      return stream;
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
      throw new IOException("not for writing");
    }

    @Override
    public String getContentType() {
      return "application/octet-stream";
    }

    @Override
    public String getName() {
      return "";
    }
  }

  private static final class Zeros extends InputStream {

    private long left;

    Zeros(long length) {
      left = length;
    }

    @Override
    public int read() {
      return left-- > 0 ? 0 : -1;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
      if (left <= 0) {
        return -1;
      }
      int read = (int) Math.min(left, length);
      left -= read;
      return read;
    }
  }
}
