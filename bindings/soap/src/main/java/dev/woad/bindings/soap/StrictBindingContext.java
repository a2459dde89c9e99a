package dev.woad.bindings.soap;

import com.sun.xml.ws.db.glassfish.BridgeWrapper;
import com.sun.xml.ws.spi.db.BindingContext;
import com.sun.xml.ws.spi.db.PropertyAccessor;
import com.sun.xml.ws.spi.db.TypeInfo;
import com.sun.xml.ws.spi.db.XMLBridge;
import dev.woad.bindings.soap.binder.Binders;
import dev.woad.bindings.soap.values.ValueShapes;
import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.Marshaller;
import jakarta.xml.bind.SchemaOutputResolver;
import jakarta.xml.bind.Unmarshaller;
import java.io.IOException;
import java.util.List;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;

/** A stock context that hands out bridges of ours. The raw types are those of the interface. */
@SuppressWarnings({"rawtypes", "unchecked"})
final class StrictBindingContext implements BindingContext {

  private final BindingContext stock;
  private final UnmarshallerPool unmarshallers = new UnmarshallerPool(this::createUnmarshaller);
  private final ValueShapes shapes;
  private final Binders binders;

  StrictBindingContext(BindingContext stock) {
    this.stock = stock;
    this.shapes = ValueShapes.of(stock.getJAXBContext());
    this.binders = Binders.of(stock.getJAXBContext());
  }

  @Override
  public XMLBridge createBridge(TypeInfo type) {
    XMLBridge bridge = stock.createBridge(type);
    return bridge instanceof BridgeWrapper<?> wrapper
        ? new StrictBridge(this, wrapper, unmarshallers, shapes, binders)
        : bridge;
  }

  @Override
  public XMLBridge createFragmentBridge() {
    return stock.createFragmentBridge();
  }

  @Override
  public Marshaller createMarshaller() throws JAXBException {
    return stock.createMarshaller();
  }

  @Override
  public Unmarshaller createUnmarshaller() throws JAXBException {
    return stock.createUnmarshaller();
  }

  @Override
  public @Nullable JAXBContext getJAXBContext() {
    return stock.getJAXBContext();
  }

  @Override
  public Object newWrapperInstace(Class<?> wrapperType) throws ReflectiveOperationException {
    return stock.newWrapperInstace(wrapperType);
  }

  @Override
  public boolean hasSwaRef() {
    return stock.hasSwaRef();
  }

  @Override
  public @Nullable QName getElementName(Object bean) throws JAXBException {
    return stock.getElementName(bean);
  }

  @Override
  public @Nullable QName getElementName(Class type) throws JAXBException {
    return stock.getElementName(type);
  }

  @Override
  public <B, V> PropertyAccessor<B, V> getElementPropertyAccessor(
      Class<B> wrapperBean, String namespace, String localName) throws JAXBException {
    return stock.getElementPropertyAccessor(wrapperBean, namespace, localName);
  }

  @Override
  public List<String> getKnownNamespaceURIs() {
    return stock.getKnownNamespaceURIs();
  }

  @Override
  public void generateSchema(SchemaOutputResolver outputResolver) throws IOException {
    stock.generateSchema(outputResolver);
  }

  @Override
  public QName getTypeName(TypeInfo type) {
    return stock.getTypeName(type);
  }

  @Override
  public String getBuildId() {
    return stock.getBuildId();
  }
}
