package dev.woad.bindings.soap;

import com.sun.xml.ws.db.glassfish.BridgeWrapper;
import com.sun.xml.ws.spi.db.BindingContext;
import com.sun.xml.ws.spi.db.TypeInfo;
import com.sun.xml.ws.spi.db.XMLBridge;
import com.sun.xml.ws.streaming.DOMStreamReader;
import dev.woad.bindings.soap.binder.Binders;
import dev.woad.bindings.soap.binder.ElementBinder;
import dev.woad.bindings.soap.values.CheckedXmlReader;
import dev.woad.bindings.soap.values.ValueShapes;
import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.annotation.adapters.XmlJavaTypeAdapter;
import jakarta.xml.bind.attachment.AttachmentMarshaller;
import jakarta.xml.bind.attachment.AttachmentUnmarshaller;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Type;
import java.util.Optional;
import java.util.function.Supplier;
import javax.xml.namespace.NamespaceContext;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import javax.xml.transform.Result;
import javax.xml.transform.Source;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Node;
import org.xml.sax.ContentHandler;

/**
 * A bridge that reads only values of their types: by a binder of ours, or by the stock bridge where
 * the type needs more.
 */
final class StrictBridge<T> implements XMLBridge<T> {

  private final BindingContext context;
  private final BridgeWrapper<T> stock;
  private final UnmarshallerPool unmarshallers;
  private final ValueShapes shapes;
  private final Type type;
  private final Supplier<Optional<ElementBinder>> binder;

  StrictBridge(
      BindingContext context,
      BridgeWrapper<T> stock,
      UnmarshallerPool unmarshallers,
      ValueShapes shapes,
      Binders binders) {
    this.context = context;
    this.stock = stock;
    this.unmarshallers = unmarshallers;
    this.shapes = shapes;
    TypeInfo info = stock.getTypeInfo();
    // What an adapter makes of its text is its own business.
    this.type = info.get(XmlJavaTypeAdapter.class) == null ? info.type : Object.class;
    this.binder = new Lazily(binders, info);
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
    // Such streams are for JAXB.
    return false;
  }

  @Override
  // A binder is found by the type. What is nil is null, of which the interface says nothing.
  @SuppressWarnings({"unchecked", "NullAway"})
  public T unmarshal(XMLStreamReader in, @Nullable AttachmentUnmarshaller attachments)
      throws JAXBException {
    Optional<ElementBinder> known = binder.get();
    if (known.isPresent()) {
      return (T) known.get().read(in);
    }
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
    Optional<ElementBinder> known = binder.get();
    if (known.isPresent()) {
      known.get().write(object, output);
    } else {
      stock.marshal(object, output, attachments);
    }
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

  // Binders take a while to make, and not each operation is called.
  private static final class Lazily implements Supplier<Optional<ElementBinder>> {

    private final Binders binders;
    private final TypeInfo info;
    private @Nullable ElementBinder found;
    private volatile boolean looked;

    Lazily(Binders binders, TypeInfo info) {
      this.binders = binders;
      this.info = info;
    }

    @Override
    public Optional<ElementBinder> get() {
      if (!looked) {
        boolean plain = info.annotations.length == 0 && info.tagName != null;
        found = plain ? binders.find(info.tagName, info.type).orElse(null) : null;
        looked = true;
      }
      return Optional.ofNullable(found);
    }
  }
}
