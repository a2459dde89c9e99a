package dev.woad.bindings.webhttp;

import com.fasterxml.jackson.databind.AnnotationIntrospector;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.converter.ModelConverterContextImpl;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.ComposedSchema;
import io.swagger.v3.oas.models.media.Discriminator;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.media.XML;
import jakarta.xml.bind.JAXBElement;
import jakarta.xml.bind.annotation.XmlElement;
import java.lang.annotation.Annotation;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;

/** The schemas of data types, as the mapper that reads and writes them sees these. */
@SuppressWarnings("rawtypes")
final class OpenApiSchemas {

  private static final String REFERENCE = "#/components/schemas/";
  private static final String PROBLEM = "Problem";

  private final ModelConverterContext context;
  private final Map<String, Schema> problems = new TreeMap<>();

  OpenApiSchemas(JsonMapper mapper) {
    // The resolver adds itself to its mapper's introspectors.
    this.context = new ModelConverterContextImpl(new Resolver(mapper.copy()));
    problems.put(PROBLEM, problem());
  }

  /** Returns the schema of a type, which is a reference where the type has a name. */
  Schema of(Type type) {
    Schema schema = context.resolve(new AnnotatedType(type).resolveAsRef(true));
    return schema == null ? new ObjectSchema() : schema;
  }

  /** Returns the schema of a type as the root of an XML document. */
  Schema ofXmlRoot(Type type) {
    Schema schema = of(type);
    if (schema instanceof ArraySchema array) {
      XmlShape.of(ResultTypes.raw(type), type)
          .ifPresent(shape -> array.xml(xml(shape.rootName()).wrapped(true)));
    }
    return schema;
  }

  /** Returns a reference to the schema of problems that tell of no declared fault. */
  Schema ofProblem() {
    return reference(PROBLEM);
  }

  /** Returns a reference to the schema of problems that tell of a declared fault. */
  Schema ofFault(DeclaredFault fault) {
    String name = fault.name() + PROBLEM;
    problems.computeIfAbsent(
        name,
        absent -> {
          ComposedSchema schema = new ComposedSchema();
          schema.addAllOfItem(reference(PROBLEM));
          if (fault.detail() != null) {
            schema.addAllOfItem(of(fault.detail()));
          }
          return schema.description(fault.title());
        });
    return reference(name);
  }

  /** Returns all that is referred to, by name. */
  Map<String, Schema> named() {
    Map<String, Schema> all = new TreeMap<>(context.getDefinedModels());
    all.putAll(problems);
    return all;
  }

  static XML xml(QName name) {
    XML xml = new XML().name(name.getLocalPart());
    return name.getNamespaceURI().isEmpty() ? xml : xml.namespace(name.getNamespaceURI());
  }

  private static Schema reference(String name) {
    return new Schema<>().$ref(REFERENCE + name);
  }

  @SuppressWarnings("unchecked")
  private static Schema problem() {
    Schema violation =
        new ObjectSchema()
            .addProperty("path", new StringSchema().description("Such as lines[0].quantity"))
            .addProperty("message", new StringSchema())
            .required(List.of("path", "message"));
    return new ObjectSchema()
        .description("A problem as RFC 9457 tells it")
        .addProperty("type", new StringSchema().format("uri-reference"))
        .addProperty("title", new StringSchema())
        .addProperty(
            "status",
            new IntegerSchema().minimum(BigDecimal.valueOf(400)).maximum(BigDecimal.valueOf(599)))
        .addProperty("detail", new StringSchema())
        .addProperty("instance", new StringSchema().format("uri-reference"))
        .addProperty("violations", new ArraySchema().items(violation))
        .addProperty("line", new IntegerSchema())
        .addProperty("column", new IntegerSchema())
        .required(List.of("title", "status"))
        .xml(xml(new QName("urn:ietf:rfc:7807", "problem")));
  }

  /** Resolves what swagger's own resolver does not know of JAXB. */
  private static final class Resolver extends ModelResolver {

    private final Map<String, Class<?>> classesByName = new HashMap<>();

    Resolver(JsonMapper mapper) {
      super(mapper);
      mapper.setAnnotationIntrospector(
          AnnotationIntrospector.pair(
              new PrimitiveIntrospector(),
              mapper.getSerializationConfig().getAnnotationIntrospector()));
    }

    @Override
    public @Nullable Schema resolve(
        AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> next) {
      JavaType javaType = _mapper.constructType(type.getType());
      if (javaType.hasRawClass(JAXBElement.class)) {
        return context.resolve(
            type.type(javaType.containedTypeOrUnknown(0))
                .ctxAnnotations(withoutReferences(type.getCtxAnnotations())));
      }
      return super.resolve(type, context, next);
    }

    // Of the name of the class, not of the element as which it may be a root.
    @Override
    protected String _findTypeName(JavaType type, @Nullable BeanDescription description) {
      if (type.isContainerType()) {
        return super._findTypeName(type, description);
      }
      String simple = _typeNameResolver.nameForType(type);
      String name = simple;
      for (int i = 2; !isFree(name, type.getRawClass()); i++) {
        name = simple + i;
      }
      return name;
    }

    // Jackson's subtypes are known by more than its own annotations.
    @Override
    protected @Nullable Discriminator resolveDiscriminator(
        JavaType type, ModelConverterContext context) {
      String property = SeeAlsoIntrospector.propertyOf(type.getRawClass());
      if (property == null) {
        return super.resolveDiscriminator(type, context);
      }
      AnnotatedClass annotated =
          _mapper.getSerializationConfig().introspectClassAnnotations(type).getClassInfo();
      Discriminator discriminator = new Discriminator().propertyName(property);
      for (NamedType subtype :
          _mapper
              .getSubtypeResolver()
              .collectAndResolveSubtypesByTypeId(_mapper.getSerializationConfig(), annotated)) {
        if (subtype.hasName() && !Modifier.isAbstract(subtype.getType().getModifiers())) {
          String name = _typeName(_mapper.constructType(subtype.getType()));
          discriminator.mapping(subtype.getName(), REFERENCE + name);
        }
      }
      return discriminator;
    }

    @Override
    @SuppressWarnings("unchecked")
    protected void resolveDiscriminatorProperty(
        JavaType type, ModelConverterContext context, Schema model) {
      String property = SeeAlsoIntrospector.propertyOf(type.getRawClass());
      if (property == null) {
        super.resolveDiscriminatorProperty(type, context, model);
      } else {
        model.addProperty(property, new StringSchema());
        // A discriminator is required by OpenAPI, even where we take what has none.
        model.addRequiredItem(property);
      }
    }

    private boolean isFree(String name, Class<?> type) {
      return classesByName.computeIfAbsent(name, absent -> type) == type;
    }

    @Override
    protected @Nullable Boolean resolveNullable(
        @Nullable Annotated annotated,
        Annotation @Nullable [] annotations,
        io.swagger.v3.oas.annotations.media.@Nullable Schema schema) {
      if (annotations != null) {
        for (Annotation annotation : annotations) {
          if (annotation instanceof XmlElement element && element.nillable()) {
            return true;
          }
        }
      }
      return super.resolveNullable(annotated, annotations, schema);
    }

    private static Annotation @Nullable [] withoutReferences(Annotation @Nullable [] annotations) {
      if (annotations == null) {
        return null;
      }
      List<Annotation> kept = new ArrayList<>();
      for (Annotation annotation : annotations) {
        if (!annotation.annotationType().getSimpleName().startsWith("XmlElementRef")) {
          kept.add(annotation);
        }
      }
      return kept.toArray(Annotation[]::new);
    }
  }

  /** Knows that a primitive value is never left out, as JAXB's schemas have it too. */
  private static final class PrimitiveIntrospector extends NopAnnotationIntrospector {

    @Override
    public @Nullable Boolean hasRequiredMarker(AnnotatedMember member) {
      XmlElement element = member.getAnnotation(XmlElement.class);
      boolean defaulted = element != null && !element.defaultValue().equals("\u0000");
      return (member.getRawType().isPrimitive() && !defaulted) ? true : null;
    }
  }
}
