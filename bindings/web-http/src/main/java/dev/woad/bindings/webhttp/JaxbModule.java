package dev.woad.bindings.webhttp;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.type.TypeFactory;
import jakarta.xml.bind.JAXBElement;
import jakarta.xml.bind.annotation.XmlElementRef;
import java.io.IOException;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;

/**
 * What Jackson's own module for JAXB leaves out: subtypes that only {@code @XmlSeeAlso} names, and
 * {@code JAXBElement}, in which the types of .NET's contracts have all that is both optional and
 * nillable; it is written as the value that it holds.
 */
final class JaxbModule extends SimpleModule {

  JaxbModule() {
    super("woad-jaxb");
    addSerializer(new Serializer());
    addDeserializer(JAXBElement.class, new Deserializer(new QName("value"), unknown()));
  }

  @Override
  public void setupModule(SetupContext context) {
    super.setupModule(context);
    context.appendAnnotationIntrospector(new SeeAlsoIntrospector());
  }

  private static JavaType unknown() {
    return TypeFactory.unknownType();
  }

  @SuppressWarnings("rawtypes")
  private static final class Serializer extends StdSerializer<JAXBElement> {

    Serializer() {
      super(JAXBElement.class);
    }

    @Override
    public void serialize(JAXBElement element, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      provider.defaultSerializeValue(element.isNil() ? null : element.getValue(), json);
    }
  }

  @SuppressWarnings("rawtypes")
  private static final class Deserializer extends StdDeserializer<JAXBElement>
      implements ContextualDeserializer {

    private final QName name;
    private final JavaType content;

    Deserializer(QName name, JavaType content) {
      super(JAXBElement.class);
      this.name = name;
      this.content = content;
    }

    @Override
    public JsonDeserializer<?> createContextual(
        DeserializationContext context, @Nullable BeanProperty property)
        throws JsonMappingException {
      if (property == null) {
        return this;
      }
      XmlElementRef reference = property.getAnnotation(XmlElementRef.class);
      QName element =
          reference == null
              ? new QName(property.getName())
              : new QName(reference.namespace(), reference.name());
      return new Deserializer(element, property.getType().containedTypeOrUnknown(0));
    }

    @Override
    @SuppressWarnings("unchecked")
    public JAXBElement<?> deserialize(JsonParser json, DeserializationContext context)
        throws IOException {
      Object value = context.readValue(json, content);
      return new JAXBElement(name, content.getRawClass(), value);
    }

    @Override
    @SuppressWarnings("unchecked")
    public JAXBElement<?> getNullValue(DeserializationContext context) {
      JAXBElement<?> nil = new JAXBElement(name, content.getRawClass(), null);
      nil.setNil(true);
      return nil;
    }
  }
}
