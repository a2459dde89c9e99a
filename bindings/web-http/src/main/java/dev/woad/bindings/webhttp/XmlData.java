package dev.woad.bindings.webhttp;

import dev.woad.bindings.message.ReaderQuotas;
import dev.woad.bindings.message.XmlFactories;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.xml.bind.JAXBElement;
import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.Marshaller;
import jakarta.xml.bind.annotation.XmlRootElement;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Reads and writes JAXB types, and lists of them, as XML. A type that is no root by itself is one
 * by the name of its schema type, so that types as {@code wsimport} makes them will do.
 *
 * <p>Jersey's own way lets XML pass that JAXB makes nothing of, and writes roots alone.
 */
final class XmlData implements MessageBodyReader<Object>, MessageBodyWriter<Object> {

  private final XmlContexts contexts = new XmlContexts();
  private final XmlDocumentReader reader;

  XmlData(ReaderQuotas quotas, XmlBeans beans) {
    this.reader = new XmlDocumentReader(contexts, quotas, beans);
  }

  @Override
  public boolean isReadable(
      Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
    return isXml(mediaType) && XmlShape.readable(type, genericType).isPresent();
  }

  @Override
  public boolean isWriteable(
      Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
    return isXml(mediaType) && XmlShape.of(type, genericType).isPresent();
  }

  @Override
  public Object readFrom(
      Class<Object> type,
      Type genericType,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, String> headers,
      InputStream in)
      throws IOException {
    List<Object> items =
        reader.read(in, mediaType, XmlShape.readable(type, genericType).orElseThrow());
    return Collection.class.isAssignableFrom(type) ? items : items.get(0);
  }

  @Override
  public void writeTo(
      Object entity,
      Class<?> type,
      Type genericType,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, Object> headers,
      OutputStream out)
      throws IOException {
    XmlShape shape = XmlShape.of(type, genericType).orElseThrow();
    try {
      XMLStreamWriter writer = XmlFactories.writer(out, StandardCharsets.UTF_8);
      writer.writeStartDocument("UTF-8", "1.0");
      Marshaller marshaller = contexts.of(shape.item()).createMarshaller();
      marshaller.setProperty(Marshaller.JAXB_FRAGMENT, true);
      if (shape.isMany()) {
        QName name = shape.rootName();
        writer.writeStartElement("", name.getLocalPart(), name.getNamespaceURI());
        writer.writeDefaultNamespace(name.getNamespaceURI());
        for (Object item : (Collection<?>) entity) {
          marshaller.marshal(rooted(item, shape.item()), writer);
        }
        writer.writeEndElement();
      } else {
        marshaller.marshal(rooted(entity, shape.item()), writer);
      }
      writer.writeEndDocument();
      writer.flush();
    } catch (JAXBException | XMLStreamException e) {
      throw new IOException("reply cannot be written: " + entity.getClass().getName(), e);
    }
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static Object rooted(Object item, Class<?> declared) {
    return item.getClass().isAnnotationPresent(XmlRootElement.class)
        ? item
        : new JAXBElement(XmlShape.elementName(declared), declared, item);
  }

  private static boolean isXml(MediaType mediaType) {
    String subtype = mediaType.getSubtype().toLowerCase(Locale.ROOT);
    return subtype.equals("xml") || subtype.endsWith("+xml");
  }
}
