package dev.woad.bindings.soap;

import com.sun.xml.ws.db.glassfish.BridgeWrapper;
import com.sun.xml.ws.spi.db.BindingContext;
import com.sun.xml.ws.spi.db.TypeInfo;
import com.sun.xml.ws.spi.db.XMLBridge;
import com.sun.xml.ws.streaming.DOMStreamReader;
import dev.woad.bindings.soap.values.CheckedXmlReader;
import dev.woad.bindings.soap.values.ValueShapes;
import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.annotation.adapters.XmlJavaTypeAdapter;
import jakarta.xml.bind.attachment.AttachmentMarshaller;
import jakarta.xml.bind.attachment.AttachmentUnmarshaller;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Type;
import javax.xml.namespace.NamespaceContext;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import javax.xml.transform.Result;
import javax.xml.transform.Source;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Node;
import org.xml.sax.ContentHandler;

/** A stock bridge that reads by unmarshallers of ours, and only values of their types. */
final class StrictBridge<T> implements XMLBridge<T> {

  private final BindingContext context;
  private final BridgeWrapper<T> stock;
  private final UnmarshallerPool unmarshallers;
  private final ValueShapes shapes;
  private final Type type;

  StrictBridge(
      BindingContext context,
      BridgeWrapper<T> stock,
      UnmarshallerPool unmarshallers,
      ValueShapes shapes) {
    this.context = context;
    this.stock = stock;
    this.unmarshallers = unmarshallers;
    this.shapes = shapes;
    TypeInfo info = stock.getTypeInfo();
    // What an adapter makes of its text is its own business.
    this.type = info.get(XmlJavaTypeAdapter.class) == null ? info.type : Object.class;
  }

  @Override
  public BindingContext context() {
    return context;
  }

  @Override
  public TypeInfo getTypeInfo() {
    return stock.getTypeInfo();
  }

  @Override
  public boolean supportOutputStream() {
    return stock.supportOutputStream();
  }

  @Override
  public T unmarshal(XMLStreamReader in, @Nullable AttachmentUnmarshaller attachments)
      throws JAXBException {
    CheckedXmlReader checked = CheckedXmlReader.of(in, shapes, type);
    try {
      return unmarshallers.unmarshal(
          attachments, unmarshaller -> stock.unmarshal(unmarshaller, checked));
    } catch (JAXBException e) {
      throw checked.explained(e);
    }
  }

  @Override
  public T unmarshal(Source in, @Nullable AttachmentUnmarshaller attachments) throws JAXBException {
    return unmarshallers.unmarshal(attachments, unmarshaller -> stock.unmarshal(unmarshaller, in));
  }

  @Override
  public T unmarshal(InputStream in) throws JAXBException {
    return unmarshallers.unmarshal(null, unmarshaller -> stock.unmarshal(unmarshaller, in));
  }

  @Override
  public T unmarshal(Node in, @Nullable AttachmentUnmarshaller attachments) throws JAXBException {
    return unmarshal(new DOMStreamReader(in), attachments);
  }

  @Override
  public void marshal(T object, XMLStreamWriter output, AttachmentMarshaller attachments)
      throws JAXBException {
    stock.marshal(object, output, attachments);
  }

  @Override
  public void marshal(
      T object, OutputStream output, NamespaceContext context, AttachmentMarshaller attachments)
      throws JAXBException {
    stock.marshal(object, output, context, attachments);
  }

  @Override
  public void marshal(T object, Node output) throws JAXBException {
    stock.marshal(object, output);
  }

  @Override
  public void marshal(T object, ContentHandler handler, AttachmentMarshaller attachments)
      throws JAXBException {
    stock.marshal(object, handler, attachments);
  }

  @Override
  public void marshal(T object, Result result) throws JAXBException {
    stock.marshal(object, result);
  }
}
