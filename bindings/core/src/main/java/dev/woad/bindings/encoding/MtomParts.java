package dev.woad.bindings.encoding;

import dev.woad.bindings.message.Message;
import dev.woad.contracts.ProtocolException;
import jakarta.activation.DataHandler;
import jakarta.activation.DataSource;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.jvnet.mimepull.MIMEConfig;
import org.jvnet.mimepull.MIMEMessage;
import org.jvnet.mimepull.MIMEParsingException;
import org.jvnet.mimepull.MIMEPart;

/** The parts of a multipart message that came in, read as far as they are asked for. */
final class MtomParts implements AutoCloseable, Message.ContentEnd {

  private static final int IN_MEMORY = 64 * 1024;
  private static final Set<String> ENCODINGS =
      Set.of("7bit", "8bit", "binary", "base64", "quoted-printable");

  private final MIMEMessage message;
  private final MIMEPart root;
  private int unread;
  private @Nullable Runnable whenRead;

  private MtomParts(MIMEMessage message, MIMEPart root) {
    this.message = message;
    this.root = root;
  }

  /**
   * Reads up to the root part.
   *
   * @throws ProtocolException if there is none
   */
  static MtomParts read(InputStream in, ContentType type) {
    String boundary =
        type.parameter("boundary")
            .orElseThrow(() -> new ProtocolException("multipart without boundary"));
    MIMEConfig config = new MIMEConfig();
    config.setMemoryThreshold(IN_MEMORY);
    MIMEMessage message = new MIMEMessage(in, boundary, config);
    try {
      MIMEPart root =
          type.parameter("start")
              .map(start -> find(message, start))
              .orElseGet(() -> message.getPart(0));
      List<String> contentTypes = root.getHeader("Content-Type");
      if (contentTypes == null || contentTypes.isEmpty()) {
        throw new ProtocolException("root part without Content-Type");
      }
      return new MtomParts(message, root);
    } catch (MIMEParsingException | IllegalStateException | IllegalArgumentException e) {
      message.close();
      throw new ProtocolException("multipart: no root part, or malformed", e);
    } catch (ProtocolException e) {
      message.close();
      throw e;
    }
  }

  InputStream root() {
    return open(root);
  }

  /**
   * Opens a part.
   *
   * @throws ProtocolException if it is encoded in a way that nobody knows
   */
  private static InputStream open(MIMEPart part) {
    String encoding = part.getContentTransferEncoding();
    // Asked for another, mimepull logs that and gives nothing.
    if (!ENCODINGS.contains(encoding.toLowerCase(Locale.ROOT))) {
      throw new ProtocolException(
          "Content-Transfer-Encoding: " + encoding + " (expected: one of RFC 2045)");
    }
    try {
      return new PartStream(part.readOnce());
    } catch (MIMEParsingException | IllegalStateException | IllegalArgumentException e) {
      throw new ProtocolException("multipart: " + e.getMessage(), e);
    }
  }

  Charset rootCharset() {
    return ContentType.parse(root.getHeader("Content-Type").get(0))
        .parameter("charset")
        .flatMap(XmlEncoding::find)
        .orElse(StandardCharsets.UTF_8);
  }

  /** Returns the content that an xop:Include refers to. */
  DataHandler content(String href) {
    if (!href.startsWith("cid:")) {
      throw new ProtocolException("href of xop:Include: " + href + " (expected: cid:...)");
    }
    String id = href.substring("cid:".length());
    MIMEPart part = find(id);
    synchronized (this) {
      unread++;
    }
    return new DataHandler(new Part(part, id, this::partRead));
  }

  @Override
  public synchronized boolean isReached() {
    return unread == 0;
  }

  @Override
  public void await(Runnable action) {
    synchronized (this) {
      if (unread > 0) {
        whenRead = action;
        return;
      }
    }
    action.run();
  }

  private void partRead() {
    Runnable action;
    synchronized (this) {
      unread--;
      action = unread == 0 ? whenRead : null;
    }
    if (action != null) {
      action.run();
    }
  }

  // RFC 2392 wants the id percent-encoded, and .NET writes it as it is.
  private MIMEPart find(String id) {
    try {
      return find(message, id);
    } catch (ProtocolException asItIs) {
      String decoded = decoded(id);
      if (decoded.equals(id)) {
        throw asItIs;
      }
      return find(message, decoded);
    }
  }

  private static MIMEPart find(MIMEMessage message, String id) {
    String bare = id.startsWith("<") && id.endsWith(">") ? id.substring(1, id.length() - 1) : id;
    try {
      MIMEPart part = message.getPart(bare);
      part.getContentType();
      return part;
    } catch (MIMEParsingException | IllegalStateException | IllegalArgumentException e) {
      // A part that never came is an illegal state to mimepull, and an id that cannot be decoded an
      // illegal argument.
      throw new ProtocolException("part: <" + bare + "> is not in the message", e);
    }
  }

  private static String decoded(String id) {
    try {
      return URLDecoder.decode(id.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return id;
    }
  }

  @Override
  public void close() {
    message.close();
  }

  /** The content of a part, which fails by a protocol error where the message is malformed. */
  private static final class PartStream extends FilterInputStream {

    PartStream(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      try {
        return super.read(target, offset, length);
      } catch (MIMEParsingException | IllegalStateException | IllegalArgumentException e) {
        throw new ProtocolException("multipart: " + e.getMessage(), e);
      }
    }
  }

  private static final class Part implements DataSource {

    private final MIMEPart part;
    private final String id;
    private final Runnable onEnd;
    private boolean read;

    Part(MIMEPart part, String id, Runnable onEnd) {
      this.part = part;
      this.id = id;
      this.onEnd = onEnd;
    }

    @Override
    public InputStream getInputStream() throws IOException {
      if (read) {
        throw new IOException("part: <" + id + "> already read (expected: once, it is streamed)");
      }
      read = true;
      return new EndNoticingStream(open(part), onEnd);
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
      throw new IOException("part: <" + id + "> is for reading");
    }

    @Override
    public String getContentType() {
      String contentType = part.getContentType();
      return contentType == null ? "application/octet-stream" : contentType;
    }

    @Override
    public String getName() {
      return id;
    }
  }
}
