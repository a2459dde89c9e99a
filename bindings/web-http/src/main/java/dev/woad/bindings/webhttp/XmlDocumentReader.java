package dev.woad.bindings.webhttp;

import com.fasterxml.jackson.databind.node.IntNode;
import dev.woad.bindings.message.ReaderQuotas;
import dev.woad.bindings.message.XmlFactories;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NoContentException;
import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.Unmarshaller;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.namespace.QName;
import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Reads documents strictly: what JAXB makes nothing of is refused, and where it stands is told. */
final class XmlDocumentReader {

  private final XmlContexts contexts;
  private final ReaderQuotas quotas;
  private final XmlBeans beans;

  XmlDocumentReader(XmlContexts contexts, ReaderQuotas quotas, XmlBeans beans) {
    this.contexts = contexts;
    this.quotas = quotas;
    this.beans = beans;
  }

  /** Returns the items of a document, which is one where the shape is not of many. */
  List<Object> read(InputStream in, MediaType mediaType, XmlShape shape) throws IOException {
    PushbackInputStream body = new PushbackInputStream(in);
    int first = body.read();
    if (first < 0) {
      throw new NoContentException("empty");
    }
    body.unread(first);
    TrackedXmlReader xml = null;
    try {
      xml = new TrackedXmlReader(open(body, mediaType), beans, shape);
      return readItems(xml, shape);
    } catch (XMLStreamException | JAXBException e) {
      throw refuse(e, xml);
    }
  }

  private XMLStreamReader open(InputStream in, MediaType mediaType) throws XMLStreamException {
    String charset = mediaType.getParameters().get(MediaType.CHARSET_PARAMETER);
    if (charset == null) {
      return XmlFactories.reader(in, quotas);
    }
    try {
      return XmlFactories.reader(in, Charset.forName(charset), quotas);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw new ProblemException(
          Problem.of(415, "charset: " + charset + " (expected: utf-8 or none)"), e);
    }
  }

  private List<Object> readItems(TrackedXmlReader xml, XmlShape shape)
      throws XMLStreamException, JAXBException {
    while (xml.next() != XMLStreamConstants.START_ELEMENT) {
      if (xml.getEventType() == XMLStreamConstants.DTD) {
        throw new ProblemException(
            at(xml.getLocation(), Problem.of(400, "request body: has a DTD (expected: none)")));
      }
    }
    expect(xml, shape.rootName());
    Unmarshaller unmarshaller = contexts.of(shape.item()).createUnmarshaller();
    // Without a handler, a wrong value is as good as none.
    unmarshaller.setEventHandler(event -> false);
    List<Object> items = new ArrayList<>();
    if (shape.isMany()) {
      xml.nextTag();
      while (xml.getEventType() == XMLStreamConstants.START_ELEMENT) {
        expect(xml, XmlShape.elementName(shape.item()));
        items.add(unmarshaller.unmarshal(xml, shape.item()).getValue());
        while (xml.isWhiteSpace()) {
          xml.next();
        }
      }
    } else {
      items.add(unmarshaller.unmarshal(xml, shape.item()).getValue());
    }
    while (xml.getEventType() != XMLStreamConstants.END_DOCUMENT) {
      xml.next();
    }
    return items;
  }

  private static void expect(XMLStreamReader xml, QName expected) {
    QName name = xml.getName();
    if (!name.equals(expected)) {
      throw new ProblemException(
          at(
              xml.getLocation(),
              Problem.of(400, "element: " + name + " (expected: " + expected + ")")));
    }
  }

  private ProblemException refuse(Exception error, @Nullable TrackedXmlReader xml) {
    XMLStreamException syntax = null;
    for (Throwable cause = error; cause != null; cause = next(cause)) {
      if (cause instanceof ProblemException refused) {
        return refused;
      }
      if (cause instanceof XMLStreamException stream) {
        syntax = stream;
      }
    }
    if (xml == null || syntax != null) {
      return syntax == null
          ? new ProblemException(Problem.of(400, "request body: not XML"), error)
          : new ProblemException(syntax(syntax), error);
    }
    String path = xml.path();
    boolean unknown = xml.getEventType() == XMLStreamConstants.START_ELEMENT;
    String message = unknown ? "unknown element" : "not a valid value";
    Problem problem = Problem.of(400, (path.isEmpty() ? "request body" : path) + ": " + message);
    return new ProblemException(
        at(xml.getLocation(), path.isEmpty() ? problem : problem.withViolation(path, message)),
        error);
  }

  private static @Nullable Throwable next(Throwable error) {
    return error instanceof JAXBException jaxb && jaxb.getLinkedException() != null
        ? jaxb.getLinkedException()
        : error.getCause();
  }

  private Problem syntax(XMLStreamException error) {
    String message = String.valueOf(error.getMessage());
    // What Woodstox says when one of its limits is exceeded.
    if (message.contains("limit (")) {
      return Problem.of(
          400, "request body: more than a quota allows (expected: within " + quotas + ")");
    }
    String line = message.lines().findFirst().orElse("");
    return at(error.getLocation(), Problem.of(400, "request body: not XML: " + line));
  }

  static Problem at(@Nullable Location location, Problem problem) {
    return location == null || location.getLineNumber() < 1
        ? problem
        : problem
            .with("line", IntNode.valueOf(location.getLineNumber()))
            .with("column", IntNode.valueOf(location.getColumnNumber()));
  }
}
