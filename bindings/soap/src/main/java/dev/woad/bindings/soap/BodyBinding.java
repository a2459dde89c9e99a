package dev.woad.bindings.soap;

import com.sun.xml.ws.model.ParameterImpl;
import com.sun.xml.ws.model.WrapperParameter;
import com.sun.xml.ws.spi.db.BindingContext;
import com.sun.xml.ws.spi.db.PropertyAccessor;
import com.sun.xml.ws.spi.db.XMLBridge;
import dev.woad.bindings.message.Bodies;
import dev.woad.bindings.message.Message;
import dev.woad.bindings.message.MessageBody;
import jakarta.jws.WebParam;
import jakarta.xml.bind.JAXBException;
import jakarta.xml.ws.WebServiceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/**
 * A body that is one element: a parameter, or a bean of all of them. Its values are moved without
 * the engine's own messages, whose packets cost more than what is in them. Safe for use by many
 * threads.
 */
final class BodyBinding {

  private final QName name;
  private final XMLBridge<Object> bridge;
  private final BindingContext context;
  private final @Nullable Class<?> wrapper;
  private final List<Part> parts;

  private BodyBinding(ParameterImpl parameter, @Nullable Class<?> wrapper, List<Part> parts) {
    this.name = parameter.getName();
    this.bridge = bridgeOf(parameter);
    this.context = parameter.getOwner().getBindingContext();
    this.wrapper = wrapper;
    this.parts = List.copyOf(parts);
  }

  @SuppressWarnings("unchecked")
  private static XMLBridge<Object> bridgeOf(ParameterImpl parameter) {
    return parameter.getXMLBridge();
  }

  /**
   * Returns that of a request or reply.
   *
   * @param parameters what is in it; a result is one too
   * @return empty if there are headers, holders or attachments, or several elements, or none
   */
  static Optional<BodyBinding> of(List<ParameterImpl> parameters) {
    if (parameters.size() != 1 || !isPlain(parameters.get(0))) {
      return Optional.empty();
    }
    ParameterImpl only = parameters.get(0);
    if (only.getOwner().getBindingContext().hasSwaRef()) {
      return Optional.empty();
    }
    if (!(only instanceof WrapperParameter of)) {
      return Optional.of(
          new BodyBinding(only, null, List.of(new Part(only.getIndex(), Part.ITSELF))));
    }
    if (!(of.getTypeInfo().type instanceof Class<?> bean)
        || of.getXMLBridge() == null
        || !of.getWrapperChildren().stream().allMatch(BodyBinding::isPlain)) {
      return Optional.empty();
    }
    return parts(of, bean).map(parts -> new BodyBinding(of, bean, parts));
  }

  private static boolean isPlain(ParameterImpl parameter) {
    if (parameter.isWrapperStyle()) {
      return parameter.getBinding().isBody();
    }
    return parameter.isReturnValue()
        ? parameter.getOutBinding().isBody()
        : parameter.getMode() == WebParam.Mode.IN && parameter.getInBinding().isBody();
  }

  private static Optional<List<Part>> parts(WrapperParameter wrapper, Class<?> bean) {
    List<Part> parts = new ArrayList<>();
    BindingContext context = wrapper.getOwner().getBindingContext();
    for (ParameterImpl child : wrapper.getWrapperChildren()) {
      QName element = child.getName();
      try {
        PropertyAccessor<Object, Object> accessor =
            accessor(context, bean, element.getNamespaceURI(), element.getLocalPart());
        parts.add(new Part(child.getIndex(), accessor));
      } catch (JAXBException e) {
        // The engine has other ways with beans that have no such property.
        return Optional.empty();
      }
    }
    return Optional.of(parts);
  }

  @SuppressWarnings("unchecked")
  private static PropertyAccessor<Object, Object> accessor(
      BindingContext context, Class<?> bean, String namespace, String name) throws JAXBException {
    return context.getElementPropertyAccessor((Class<Object>) bean, namespace, name);
  }

  /**
   * Reads a body.
   *
   * @param arguments take the parameters
   * @return the result; null if there is none
   */
  @Nullable Object read(Message message, @Nullable Object[] arguments)
      throws JAXBException, XMLStreamException {
    XMLStreamReader reader = message.body().read();
    if (reader.isStartElement() && !reader.getName().equals(name)) {
      throw new XMLStreamException(
          "body: " + reader.getName() + " (expected: " + name + ")", reader.getLocation());
    }
    Object value = bridge.unmarshal(reader, null);
    while (reader.getEventType() != XMLStreamConstants.END_DOCUMENT) {
      reader.next();
    }
    reader.close();
    Object result = null;
    for (Part part : parts) {
      Object found = value == null ? null : part.accessor.get(value);
      if (part.index >= 0) {
        arguments[part.index] = found;
      } else {
        result = found;
      }
    }
    return result;
  }

  /** Returns a body of the given values. */
  MessageBody write(Object[] arguments, @Nullable Object result) {
    Object value = value(arguments, result);
    return Bodies.of(name, writer -> marshal(value, writer));
  }

  private @Nullable Object value(Object[] arguments, @Nullable Object result) {
    if (wrapper == null) {
      return parts.get(0).of(arguments, result);
    }
    Object bean;
    try {
      bean = context.newWrapperInstace(wrapper);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("bean " + wrapper.getName() + " cannot be made", e);
    }
    for (Part part : parts) {
      part.accessor.set(bean, part.of(arguments, result));
    }
    return bean;
  }

  private void marshal(@Nullable Object value, XMLStreamWriter writer) throws XMLStreamException {
    try {
      bridge.marshal(value, writer, null);
    } catch (JAXBException e) {
      if (e.getLinkedException() instanceof XMLStreamException unwritten) {
        throw unwritten;
      }
      throw new WebServiceException(e);
    }
  }

  /**
   * One of the values.
   *
   * @param index the place among the arguments; less than 0 for the result
   * @param accessor finds it in the value of the element
   */
  private record Part(int index, PropertyAccessor<Object, Object> accessor) {

    static final PropertyAccessor<Object, Object> ITSELF =
        new PropertyAccessor<>() {
          @Override
          public Object get(Object value) {
            return value;
          }

          @Override
          public void set(Object bean, Object value) {
            throw new UnsupportedOperationException("a value is in no bean");
          }
        };

    @Nullable Object of(Object[] arguments, @Nullable Object result) {
      return index >= 0 ? arguments[index] : result;
    }
  }
}
