package dev.woad.bindings.message;

import com.ctc.wstx.api.WriterConfig;
import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.api.WstxOutputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import com.ctc.wstx.stax.WstxOutputFactory;
import com.ctc.wstx.sw.XmlWriter;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import org.codehaus.stax2.XMLInputFactory2;
import org.codehaus.stax2.XMLOutputFactory2;
import org.codehaus.stax2.XMLStreamWriter2;

/**
 * The one place where text XML readers and writers come from: no DTD is processed, no entity but
 * the five predefined ones is known, nothing outside is fetched, and quotas hold.
 */
public final class XmlFactories {

  private static final Map<ReaderQuotas, XMLInputFactory> INPUTS = new ConcurrentHashMap<>();
  private static final XMLOutputFactory2 OUTPUT = newOutputFactory();

  private XmlFactories() {}

  /** Returns a reader of a document whose encoding it finds out by itself. */
  public static XMLStreamReader reader(InputStream in, ReaderQuotas quotas)
      throws XMLStreamException {
    return INPUTS.computeIfAbsent(quotas, XmlFactories::newInputFactory).createXMLStreamReader(in);
  }

  /** Returns a reader of a document in the given encoding; a declaration of another is an error. */
  public static XMLStreamReader reader(InputStream in, Charset charset, ReaderQuotas quotas)
      throws XMLStreamException {
    return INPUTS
        .computeIfAbsent(quotas, XmlFactories::newInputFactory)
        .createXMLStreamReader(in, charset.name());
  }

  /** Returns a writer in the given encoding, which writes no declaration unless told to. */
  public static XMLStreamWriter writer(OutputStream out, Charset charset)
      throws XMLStreamException {
    if (charset.equals(StandardCharsets.UTF_8)) {
      return OUTPUT.createXMLStreamWriter(out, charset.name());
    }
    // What cannot be encoded is an error, and not a question mark.
    CharsetEncoder encoder =
        charset
            .newEncoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    return OUTPUT.createXMLStreamWriter(new OutputStreamWriter(out, encoder), charset.name());
  }

  private static XMLInputFactory newInputFactory(ReaderQuotas quotas) {
    WstxInputFactory factory = new WstxInputFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
    // Else what is malformed in a text is told by whoever asks for it, in an exception of another
    // kind.
    factory.setProperty(XMLInputFactory2.P_LAZY_PARSING, false);
    factory.setProperty(XMLInputFactory2.P_INTERN_NAMES, true);
    factory.setProperty(XMLInputFactory2.P_INTERN_NS_URIS, true);
    // .NET reads and writes texts with control characters, and data that people paste have them.
    factory.setProperty(WstxInputProperties.P_ALLOW_XML11_ESCAPED_CHARS_IN_XML10, true);
    factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, quotas.maxDepth());
    factory.setProperty(WstxInputProperties.P_MAX_TEXT_LENGTH, quotas.maxStringContentLength());
    factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, quotas.maxStringContentLength());
    factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, quotas.maxAttributes());
    return factory;
  }

  private static XMLOutputFactory2 newOutputFactory() {
    WstxOutputFactory factory = new EscapingOutputFactory();
    factory.setProperty(XMLOutputFactory.IS_REPAIRING_NAMESPACES, false);
    factory.setProperty(WstxOutputProperties.P_USE_DOUBLE_QUOTES_IN_XML_DECL, true);
    factory.setProperty(WstxOutputProperties.P_ADD_SPACE_AFTER_EMPTY_ELEM, false);
    return factory;
  }

  /** Makes writers that write control characters as references. */
  private static final class EscapingOutputFactory extends WstxOutputFactory {

    @Override
    protected XMLStreamWriter2 createSW(String encoding, WriterConfig config, XmlWriter writer) {
      writer.enableXml11();
      return super.createSW(encoding, config, writer);
    }
  }
}
