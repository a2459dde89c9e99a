package dev.woad.hosting.standalone;

import dev.woad.bindings.Binding;
import dev.woad.bindings.CustomBinding;
import dev.woad.bindings.Timeouts;
import dev.woad.bindings.TransferMode;
import dev.woad.bindings.encoding.MtomMessageEncodingBindingElement;
import dev.woad.bindings.http.BasicHttpBinding;
import dev.woad.bindings.http.HttpMessageEncoding;
import dev.woad.bindings.http.NetHttpBinding;
import dev.woad.bindings.message.MessageVersion;
import dev.woad.bindings.nettcp.NetTcpBinding;
import dev.woad.bindings.nettcp.NetTcpTransportBindingElement;
import dev.woad.clients.ChannelFactory;
import dev.woad.orderdesk.Documents;
import dev.woad.orderdesk.types.DocumentInfo;
import jakarta.activation.DataHandler;
import jakarta.activation.DataSource;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;

/** Sends so many bytes to the order desk and gets them back, and tells how it goes. */
final class LargeDocuments {

  private static final long LARGEST = 1L << 40;
  private static final long STEP = 512L << 20;

  private LargeDocuments() {}

  public static void main(String[] arguments) throws Exception {
    Wire wire = Wire.valueOf(arguments[0]);
    long length = Long.parseLong(arguments[3]);
    try (ChannelFactory<Documents> factory =
        ChannelFactory.of(Documents.class, wire.binding(), arguments[1])) {
      Documents documents = factory.createChannel();
      byte[] buffer = new byte[64 * 1024];
      MessageDigest sent = MessageDigest.getInstance("SHA-256");
      long start = System.nanoTime();
      DocumentInfo info =
          documents.upload(
              arguments[2],
              "large",
              "application/octet-stream",
              new DataHandler(new Source(length, sent)));
      byte[] digest = sent.digest();
      require(info.getSize() == length, "size", info.getSize());
      require(Arrays.equals(info.getSha256(), digest), "sha256 of what was sent", info);
      tell("sent", length, start);

      MessageDigest received = MessageDigest.getInstance("SHA-256");
      start = System.nanoTime();
      long count = 0;
      try (InputStream in =
          new DigestInputStream(
              new Progress(documents.download(info.getId()).getInputStream(), "receiving"),
              received)) {
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
          count += read;
        }
      }
      require(Arrays.equals(received.digest(), digest), "sha256 of what was received", count);
      tell("received", count, start);
    }
    System.exit(0);
  }

  private static void require(boolean holds, String what, Object got) {
    if (!holds) {
      throw new IllegalStateException(what + ": " + got);
    }
  }

  private static void tell(String what, long length, long start) {
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf("%s %d bytes at %.0f MB/s%n", what, length, length / seconds / 1e6);
  }

  /** A binding, and the same in a host's configuration. */
  enum Wire {
    MTOM_HTTP("http://localhost:0/papers", "binding: basicHttp, messageEncoding: mtom") {
      @Override
      Binding binding() {
        return BasicHttpBinding.builder()
            .messageEncoding(HttpMessageEncoding.MTOM)
            .transferMode(TransferMode.STREAMED)
            .maxReceivedMessageSize(LARGEST)
            .sendTimeout(Duration.ofMinutes(30))
            .build();
      }
    },
    BINARY_HTTP("http://localhost:0/papers", "binding: netHttp") {
      @Override
      Binding binding() {
        return NetHttpBinding.builder()
            .transferMode(TransferMode.STREAMED)
            .maxReceivedMessageSize(LARGEST)
            .sendTimeout(Duration.ofMinutes(30))
            .build();
      }
    },
    BINARY_TCP("net.tcp://localhost:0/papers", "binding: netTcp") {
      @Override
      Binding binding() {
        return NetTcpBinding.builder()
            .transferMode(TransferMode.STREAMED)
            .maxReceivedMessageSize(LARGEST)
            .sendTimeout(Duration.ofMinutes(30))
            .build();
      }
    },
    MTOM_TCP("net.tcp://localhost:0/papers", "binding: customTcp, messageEncoding: mtom") {
      @Override
      Binding binding() {
        NetTcpTransportBindingElement transport =
            NetTcpTransportBindingElement.create()
                .withTransferMode(TransferMode.STREAMED)
                .withMaxReceivedMessageSize(LARGEST);
        Timeouts timeouts = CustomBinding.of(encoding(), transport).timeouts();
        return CustomBinding.of(encoding(), transport)
            .withTimeouts(
                new Timeouts(
                    timeouts.open(), timeouts.close(), Duration.ofMinutes(30), timeouts.receive()));
      }

      private MtomMessageEncodingBindingElement encoding() {
        return MtomMessageEncodingBindingElement.of(MessageVersion.SOAP12_WSA10);
      }
    },
    BINARY_WEBSOCKET("ws://localhost:0/papers", "binding: netHttp") {
      @Override
      Binding binding() {
        return NetHttpBinding.builder()
            .scheme("ws")
            .transferMode(TransferMode.STREAMED)
            .maxReceivedMessageSize(LARGEST)
            .sendTimeout(Duration.ofMinutes(30))
            .build();
      }
    };

    private final String address;
    private final String settings;

    Wire(String address, String settings) {
      this.address = address;
      this.settings = settings;
    }

    abstract Binding binding();

    String address() {
      return address;
    }

    String settings() {
      return settings;
    }
  }

  /** Bytes that are made as they are read, none like those before. */
  private record Source(long length, MessageDigest digest) implements DataSource {

    @Override
    public InputStream getInputStream() {
      InputStream made =
          new InputStream() {

            private long at;
            private long state = 42;

            @Override
            public int read() {
              byte[] one = new byte[1];
              return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] bytes, int offset, int wanted) {
              if (at == length) {
                return -1;
              }
              int given = (int) Math.min(wanted, length - at);
              for (int i = 0; i < given; i++) {
                state = state * 6364136223846793005L + 1442695040888963407L;
                bytes[offset + i] = (byte) (state >>> 56);
              }
              at += given;
              return given;
            }
          };
      return new DigestInputStream(new Progress(made, "sending"), digest);
    }

    @Override
    public OutputStream getOutputStream() {
      throw new UnsupportedOperationException();
    }

    @Override
    public String getContentType() {
      return "application/octet-stream";
    }

    @Override
    public String getName() {
      return "large";
    }
  }

  /** Tells of every half GiB. */
  private static final class Progress extends FilterInputStream {

    private final String what;
    private final long start = System.nanoTime();
    private long count;
    private long next = STEP;

    Progress(InputStream in, String what) {
      super(in);
      this.what = what;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = super.read(bytes, offset, length);
      count += Math.max(0, read);
      if (count >= next) {
        next += STEP;
        tell(what, count, start);
      }
      return read;
    }
  }
}
