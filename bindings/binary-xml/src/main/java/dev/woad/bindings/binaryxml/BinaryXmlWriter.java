package dev.woad.bindings.binaryxml;

import jakarta.activation.DataHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Objects;
import java.util.UUID;
import javax.xml.XMLConstants;
import javax.xml.namespace.NamespaceContext;
import org.jspecify.annotations.Nullable;
import org.jvnet.staxex.Base64Data;
import org.jvnet.staxex.NamespaceContextEx;
import org.jvnet.staxex.XMLStreamWriterEx;

/**
 * Writes a document of .NET binary XML as StAX, in the records that .NET would choose.
 *
 * <p>A writer serves one document after another; {@link #reset()} and its kin start one. In memory,
 * {@link #document} gives it when it is whole. Names and namespaces are written by their keys where
 * the static dictionary or the session has them. Prefixes that are used and not bound are declared
 * by themselves. Text is text unless a typed method such as {@link #writeInt} says otherwise, but
 * that of WS-Addressing headers is written as .NET writes it; bytes are never turned into Base64.
 *
 * <p>A processing instruction, a DTD or a reference to an entity of its own fails: the format has
 * none. Not safe for use by many threads.
 */
public final class BinaryXmlWriter implements XMLStreamWriterEx {

  private final RecordOutput out;
  private final ValueWriter values;
  private final StartTagWriter tags;

  private @Nullable BinaryXmlWriterSession session;
  private boolean inMemory;
  private boolean finished;
  private int habit;
  private byte[] binaryBuffer = {};

  private BinaryXmlWriter(int headroom, int maxSize) {
    this.out = new RecordOutput(headroom, maxSize);
    this.values = new ValueWriter(out, StaticDictionary.soap());
    this.tags = new StartTagWriter(out, values);
    start(null, true);
  }

  /** Returns a writer at the start of a document in memory. */
  public static BinaryXmlWriter create() {
    return create(0, RecordOutput.MAX_SIZE);
  }

  /**
   * Returns a writer at the start of a document in memory.
   *
   * @param headroom bytes that are free in the array before a document in memory, such as for the
   *     head of a frame; at most 1024
   * @param maxSize bytes of a document in memory at most
   */
  public static BinaryXmlWriter create(int headroom, int maxSize) {
    return new BinaryXmlWriter(headroom, maxSize);
  }

  /** Starts a document in memory that stands by itself (MC-NBFS). */
  public BinaryXmlWriter reset() {
    return start(null, true);
  }

  /** Starts a document of a session in memory, with a string table before it (MC-NBFSE). */
  public BinaryXmlWriter reset(BinaryXmlWriterSession newSession) {
    return start(newSession, true);
  }

  /** Starts a document that stands by itself and goes to a stream, which is never closed. */
  public BinaryXmlWriter reset(OutputStream stream) {
    start(null, false);
    out.reset(stream);
    return this;
  }

  /**
   * Ends the document, if need be, and returns it. The buffer is the writer's own array, void as
   * soon as another document is started; its position is behind the headroom.
   *
   * @throws IllegalStateException if the document went to a stream
   */
  public ByteBuffer document() throws BinaryXmlException {
    if (!inMemory) {
      throw new IllegalStateException("document: in a stream (expected: in memory)");
    }
    if (!finished) {
      writeEndDocument();
      if (session != null) {
        out.prependTable(session);
      }
      finished = true;
    }
    return ByteBuffer.wrap(out.array(), out.start(), out.end() - out.start());
  }

  /** Returns the document as {@link #document} does, in an array that is the caller's for good. */
  public ByteBuffer detach() throws BinaryXmlException {
    ByteBuffer document = document();
    out.release();
    start(null, true);
    return document;
  }

  /** Returns the document as {@link #document} does, in an array of its very size. */
  public byte[] toByteArray() throws BinaryXmlException {
    byte[] bytes = new byte[document().remaining()];
    document().get(bytes);
    return bytes;
  }

  @Override
  public void writeStartDocument() {
    // There is no declaration in the format.
  }

  @Override
  public void writeStartDocument(@Nullable String version) {}

  @Override
  public void writeStartDocument(@Nullable String encoding, @Nullable String version) {}

  @Override
  public void writeEndDocument() throws BinaryXmlException {
    tags.close();
    while (tags.depth() > 0) {
      writeEndElement();
    }
  }

  @Override
  public void writeStartElement(String name) throws BinaryXmlException {
    values.endBytes();
    tags.start("", name, StartTagWriter.LOOK_UP);
    habit = TextHabits.NONE;
  }

  @Override
  public void writeStartElement(@Nullable String uri, String name) throws BinaryXmlException {
    String namespace = orEmpty(uri);
    tags.close();
    writeStartElement(tags.elementPrefix(namespace), name, namespace);
  }

  @Override
  public void writeStartElement(@Nullable String prefix, String name, @Nullable String uri)
      throws BinaryXmlException {
    values.endBytes();
    int key = tags.start(orEmpty(prefix), name, StartTagWriter.LOOK_UP);
    tags.bind(orEmpty(prefix), orEmpty(uri));
    habit = TextHabits.of(key, orEmpty(uri));
  }

  @Override
  public void writeEmptyElement(String name) throws BinaryXmlException {
    writeStartElement(name);
    tags.endSoon();
  }

  @Override
  public void writeEmptyElement(@Nullable String uri, String name) throws BinaryXmlException {
    writeStartElement(uri, name);
    tags.endSoon();
  }

  @Override
  public void writeEmptyElement(@Nullable String prefix, String name, @Nullable String uri)
      throws BinaryXmlException {
    writeStartElement(prefix, name, uri);
    tags.endSoon();
  }

  @Override
  public void writeEndElement() throws BinaryXmlException {
    values.endBytes();
    tags.close();
    tags.end();
    habit = TextHabits.NONE;
  }

  @Override
  public void writeAttribute(String name, String value) throws BinaryXmlException {
    writeAttribute("", "", name, value);
  }

  @Override
  public void writeAttribute(@Nullable String uri, String name, String value)
      throws BinaryXmlException {
    writeAttribute("", uri, name, value);
  }

  @Override
  public void writeAttribute(
      @Nullable String prefix, @Nullable String uri, String name, String value)
      throws BinaryXmlException {
    tags.attribute(orEmpty(prefix), name, orEmpty(uri), StartTagWriter.LOOK_UP);
    values.text(value);
    out.endAttribute();
  }

  @Override
  public void writeNamespace(@Nullable String prefix, @Nullable String uri)
      throws BinaryXmlException {
    String declared = XMLConstants.XMLNS_ATTRIBUTE.equals(prefix) ? "" : orEmpty(prefix);
    tags.namespace(declared, orEmpty(uri), StartTagWriter.LOOK_UP);
  }

  @Override
  public void writeDefaultNamespace(@Nullable String uri) throws BinaryXmlException {
    writeNamespace("", uri);
  }

  @Override
  public void writeCharacters(@Nullable String text) throws BinaryXmlException {
    if (text != null && !text.isEmpty() && (tags.depth() > 0 || !text.isBlank())) {
      content();
      if (habit == TextHabits.NONE) {
        values.text(text);
      } else {
        TextHabits.write(habit, text, values);
      }
    }
  }

  @Override
  public void writeCharacters(char[] text, int start, int length) throws BinaryXmlException {
    writeCharacters(new String(text, start, length));
  }

  @Override
  public void writeCData(String text) throws BinaryXmlException {
    writeCharacters(text);
  }

  @Override
  public void writePCDATA(CharSequence data) throws BinaryXmlException {
    if (!(data instanceof Base64Data binary)) {
      writeCharacters(data.toString());
    } else if (binary.hasData()) {
      writeBinary(binary.get(), 0, binary.getDataLen(), binary.getMimeType());
    } else {
      writeBinary(binary.getDataHandler());
    }
  }

  @Override
  public void writeBinary(byte[] bytes, int start, int length, @Nullable String contentType)
      throws BinaryXmlException {
    Objects.checkFromIndexSize(start, length, bytes.length);
    binaryContent();
    values.bytes(bytes, start, length);
  }

  @Override
  public void writeBinary(DataHandler data) throws BinaryXmlException {
    try (BinaryOutput stream = openBinary()) {
      stream.writeAll(data);
    } catch (IOException e) {
      throw new BinaryXmlException("data: cannot be copied", e);
    }
  }

  /**
   * Returns a stream into the current element; it must be closed before anything else is written.
   */
  @Override
  public OutputStream writeBinary(@Nullable String contentType) throws BinaryXmlException {
    return openBinary();
  }

  /** Writes true or false. */
  public void writeBoolean(boolean value) throws BinaryXmlException {
    content();
    values.bool(value);
  }

  /** Writes an integer. */
  public void writeInt(int value) throws BinaryXmlException {
    writeLong(value);
  }

  /** Writes an integer. */
  public void writeLong(long value) throws BinaryXmlException {
    content();
    values.integer(value);
  }

  /** Writes an integer of 64 bits that are all digits, none a sign. */
  public void writeUnsignedLong(long value) throws BinaryXmlException {
    content();
    values.unsigned(value);
  }

  /** Writes a floating-point number, as an integer if it is one. */
  public void writeFloat(float value) throws BinaryXmlException {
    content();
    values.number(value);
  }

  /** Writes a floating-point number in as few bits as hold it, as an integer if it is one. */
  public void writeDouble(double value) throws BinaryXmlException {
    content();
    values.number(value);
  }

  /** Writes a decimal, as text if it has more than 96 bits or 28 places behind the point. */
  public void writeDecimal(BigDecimal value) throws BinaryXmlException {
    content();
    values.decimal(value);
  }

  /** Writes a moment as a date and time in UTC, to 100 nanoseconds; the rest is cut off. */
  public void writeDateTime(Instant value) throws BinaryXmlException {
    content();
    values.dateTime(DateTimeText.bits(value));
  }

  /** Writes a date and time that says nothing of its offset. */
  public void writeDateTime(LocalDateTime value) throws BinaryXmlException {
    content();
    values.dateTime(DateTimeText.bits(value));
  }

  /**
   * Writes a span of time, to 100 nanoseconds; the rest is cut off.
   *
   * @throws ArithmeticException if it is longer than some 29,000 years
   */
  public void writeDuration(Duration value) throws BinaryXmlException {
    content();
    values.timeSpan(TimeSpanText.ticks(value));
  }

  /** Writes a UUID. */
  public void writeUuid(UUID value) throws BinaryXmlException {
    content();
    values.uuid(value, Records.UUID);
  }

  /** Writes a UUID that reads with {@code urn:uuid:} before it, such as the id of a message. */
  public void writeUniqueId(UUID value) throws BinaryXmlException {
    content();
    values.uuid(value, Records.UNIQUE_ID);
  }

  /** Writes a text that comes again and again, such as an action, by its key if it gets one. */
  public void writeDictionaryText(String text) throws BinaryXmlException {
    content();
    values.dictionaryText(text, values.key(text));
  }

  /** Writes a qualified name, by its key if it gets one and the prefix is a letter. */
  public void writeQName(String prefix, String name) throws BinaryXmlException {
    content();
    values.qName(prefix, name, values.key(name));
  }

  /** Writes a value that a reader gave, with its type. */
  public void writeValue(BinaryXmlValue value) throws BinaryXmlException {
    content();
    values.value(value);
  }

  @Override
  public void writeComment(@Nullable String text) throws BinaryXmlException {
    values.endBytes();
    tags.close();
    out.node(Records.COMMENT);
    out.string(orEmpty(text));
  }

  @Override
  public void writeProcessingInstruction(String target) throws BinaryXmlException {
    throw unsupported("processing instruction", target);
  }

  @Override
  public void writeProcessingInstruction(String target, String data) throws BinaryXmlException {
    throw unsupported("processing instruction", target);
  }

  @Override
  public void writeDTD(String dtd) throws BinaryXmlException {
    throw unsupported("DTD", "present");
  }

  @Override
  public void writeEntityRef(String name) throws BinaryXmlException {
    throw unsupported("entity", name);
  }

  @Override
  public @Nullable String getPrefix(String uri) {
    return tags.namespaces().getPrefix(uri);
  }

  @Override
  public void setPrefix(String prefix, String uri) {
    tags.prefer(prefix, uri);
  }

  @Override
  public void setDefaultNamespace(String uri) {
    tags.prefer("", uri);
  }

  @Override
  public void setNamespaceContext(NamespaceContext context) {
    // What is not declared in the document cannot be relied on by its reader.
  }

  @Override
  public NamespaceContextEx getNamespaceContext() {
    return tags.namespaces();
  }

  @Override
  public @Nullable Object getProperty(String name) {
    return name.equals("javax.xml.stream.isRepairingNamespaces") ? true : null;
  }

  /** Sends what is written so far, if it goes to a stream. */
  @Override
  public void flush() throws BinaryXmlException {
    if (!inMemory) {
      out.flush();
    }
  }

  @Override
  public void close() throws BinaryXmlException {
    flush();
  }

  RecordOutput output() {
    return out;
  }

  StartTagWriter tags() {
    return tags;
  }

  ValueWriter values() {
    return values;
  }

  private BinaryXmlWriter start(@Nullable BinaryXmlWriterSession newSession, boolean memory) {
    session = newSession;
    inMemory = memory;
    finished = false;
    habit = TextHabits.NONE;
    values.reset(newSession);
    tags.startDocument();
    out.reset(newSession != null);
    return this;
  }

  private BinaryOutput openBinary() throws BinaryXmlException {
    binaryContent();
    if (binaryBuffer.length == 0) {
      binaryBuffer = new byte[BinaryOutput.BUFFER_SIZE];
    }
    return new BinaryOutput(this, binaryBuffer);
  }

  private void content() throws BinaryXmlException {
    values.endBytes();
    binaryContent();
  }

  private void binaryContent() throws BinaryXmlException {
    tags.close();
    if (tags.depth() == 0) {
      throw new BinaryXmlException("text: outside the root element (expected: within)");
    }
  }

  private static BinaryXmlException unsupported(String what, String which) {
    return new BinaryXmlException(what + ": " + which + " (expected: none)");
  }

  private static String orEmpty(@Nullable String string) {
    return string == null ? "" : string;
  }
}
