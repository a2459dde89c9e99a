package dev.woad.interop;

import static dev.woad.interop.Checks.expect;
import static dev.woad.interop.Checks.thrown;

import dev.woad.orderdesk.Documents;
import dev.woad.orderdesk.InvalidDocument;
import dev.woad.orderdesk.UnknownDocument;
import dev.woad.orderdesk.UnknownOrder;
import dev.woad.orderdesk.types.DocumentInfo;
import jakarta.activation.DataHandler;
import jakarta.activation.DataSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/** Every operation of Documents, by MTOM. Later checks call for what the earlier ones stored. */
final class DocumentsChecks {

  private static final long SIZE = 20_000_000;

  // The host takes in 1 MiB of what it has refused already; then it ends the connection.
  private static final long REFUSED_SIZE = 900_000;

  private final Documents documents;
  private final String order;
  private String stored = "";

  DocumentsChecks(Documents documents, String order) {
    this.documents = documents;
    this.order = order;
  }

  void run(Checks checks) {
    checks.check("upload", () -> stored = upload(SIZE));
    checks.check("upload of nothing", () -> upload(0));
    checks.check("download", this::download);
    checks.check("list documents", this::listDocuments);
    checks.check("unknown order", this::unknownOrder);
    checks.check("unknown document", this::unknownDocument);
    checks.check("invalid document", this::invalidDocument);
    checks.check("goes on", this::download);
  }

  private String upload(long size) throws Exception {
    DocumentInfo info =
        documents.upload(order, "Größe.bin", "application/x-test", new DataHandler(paper(size)));

    expect(info.getSize(), size);
    expect(HexFormat.of().formatHex(info.getSha256()), digest(paper(size).getInputStream()));
    expect(info.getName(), "Größe.bin");
    return info.getId();
  }

  private void download() throws Exception {
    DataHandler content = documents.download(stored);

    expect(digest(content.getInputStream()), digest(paper(SIZE).getInputStream()));
  }

  private void listDocuments() throws Exception {
    List<DocumentInfo> found = documents.listDocuments(order);

    expect(found.stream().map(DocumentInfo::getSize).toList(), List.of(SIZE, 0L));
    expect(found.get(0).getId(), stored);
  }

  private void unknownOrder() throws Exception {
    UnknownOrder fault =
        thrown(
            UnknownOrder.class,
            () -> documents.upload("0", "n", "text/plain", new DataHandler(paper(REFUSED_SIZE))));

    expect(fault.getFaultInfo().getOrderId(), "0");
  }

  private void unknownDocument() throws Exception {
    UnknownDocument fault = thrown(UnknownDocument.class, () -> documents.download("none"));

    expect(fault.getFaultInfo().getDocumentId(), "none");
  }

  private void invalidDocument() throws Exception {
    InvalidDocument fault =
        thrown(
            InvalidDocument.class,
            () -> documents.upload(order, " ", "text", new DataHandler(paper(1))));

    expect(fault.getFaultInfo().getViolations().get(0).getPath(), "name");
    expect(fault.getFaultInfo().getViolations().get(1).getPath(), "mediaType");
  }

  private static String digest(InputStream content) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    try (content) {
      byte[] buffer = new byte[8192];
      for (int n = content.read(buffer); n >= 0; n = content.read(buffer)) {
        digest.update(buffer, 0, n);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static DataSource paper(long size) {
    return new Paper(size);
  }

  /** Bytes that come from nowhere: each of its place. */
  private record Paper(long size) implements DataSource {

    @Override
    public InputStream getInputStream() {
      return new InputStream() {
        private long position;

        @Override
        public int read() {
          return position == size ? -1 : (int) (position++ * 31 >>> 3) & 0xFF;
        }
      };
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
      throw new IOException("read only");
    }

    @Override
    public String getContentType() {
      return "application/octet-stream";
    }

    @Override
    public String getName() {
      return "paper";
    }
  }
}
