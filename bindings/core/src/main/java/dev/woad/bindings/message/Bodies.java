package dev.woad.bindings.message;

import java.util.Optional;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** The ways of making a {@link MessageBody}. */
public final class Bodies {

  private static final MessageBody EMPTY = new Empty();

  private Bodies() {}

  /** Returns the body that has nothing in it. */
  public static MessageBody empty() {
    return EMPTY;
  }

  /** Returns a body that is written by the given writer, and first buffered if it is to be read. */
  public static MessageBody of(BodyWriter writer) {
    return new Written(null, writer);
  }

  /** Returns a body that is written by the given writer, whose first element has the given name. */
  public static MessageBody of(QName name, BodyWriter writer) {
    return new Written(name, writer);
  }

  /**
   * Returns a body that is read from where the given reader stands, which is a start tag. The
   * reader is closed with the body; the source under it is not.
   */
  public static MessageBody of(XMLStreamReader reader) {
    return of(reader, SurroundingPrefixes.NONE);
  }

  static MessageBody of(XMLStreamReader reader, SurroundingPrefixes prefixes) {
    return new Read(reader, prefixes);
  }

  /** Returns the prefixes that a body may use and does not declare. */
  static SurroundingPrefixes prefixesOf(MessageBody body) {
    return body instanceof Read read ? read.prefixes : SurroundingPrefixes.NONE;
  }

  private record Empty() implements MessageBody {

    @Override
    public Optional<QName> name() {
      return Optional.empty();
    }

    @Override
    public boolean isEmpty() {
      return true;
    }

    @Override
    public XMLStreamReader read() {
      throw new IllegalStateException("body: empty (expected: an element to read)");
    }

    @Override
    public void writeTo(XMLStreamWriter writer) {}
  }

  private static final class Written implements MessageBody {

    private final @Nullable QName name;
    private @Nullable BodyWriter writer;

    Written(@Nullable QName name, BodyWriter writer) {
      this.name = name;
      this.writer = writer;
    }

    @Override
    public Optional<QName> name() {
      return Optional.ofNullable(name);
    }

    @Override
    public boolean isEmpty() {
      return false;
    }

    @Override
    public XMLStreamReader read() throws XMLStreamException {
      return XmlFragment.of(this).read();
    }

    @Override
    public void writeTo(XMLStreamWriter target) throws XMLStreamException {
      BodyWriter once = writer;
      if (once == null) {
        throw consumed();
      }
      writer = null;
      once.writeTo(target);
    }
  }

  private static final class Read implements MessageBody {

    private final QName name;
    private final SurroundingPrefixes prefixes;
    private @Nullable XMLStreamReader reader;

    Read(XMLStreamReader reader, SurroundingPrefixes prefixes) {
      this.name = reader.getName();
      this.prefixes = prefixes;
      this.reader = reader;
    }

    @Override
    public Optional<QName> name() {
      return Optional.of(name);
    }

    @Override
    public boolean isEmpty() {
      return false;
    }

    @Override
    public XMLStreamReader read() {
      XMLStreamReader once = reader;
      if (once == null) {
        throw consumed();
      }
      reader = null;
      return once;
    }

    @Override
    public void writeTo(XMLStreamWriter target) throws XMLStreamException {
      XMLStreamReader source = read();
      XmlCopy.siblings(source, target);
      source.close();
    }

    @Override
    public void close() {
      XMLStreamReader unread = reader;
      reader = null;
      if (unread != null) {
        try {
          unread.close();
        } catch (XMLStreamException e) {
          throw new IllegalStateException("body: cannot be closed", e);
        }
      }
    }
  }

  private static IllegalStateException consumed() {
    return new IllegalStateException(
        "body: already read or written (expected: once; copy the message to look at it)");
  }
}
