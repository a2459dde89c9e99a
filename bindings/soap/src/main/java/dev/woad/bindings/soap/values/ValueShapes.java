package dev.woad.bindings.soap.values;

import jakarta.activation.DataHandler;
import jakarta.xml.bind.JAXBContext;
import java.lang.invoke.MethodType;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import javax.xml.namespace.QName;
import org.glassfish.jaxb.core.v2.model.core.Element;
import org.glassfish.jaxb.core.v2.model.core.ElementInfo;
import org.glassfish.jaxb.core.v2.model.core.WildcardMode;
import org.glassfish.jaxb.runtime.api.JAXBRIContext;
import org.glassfish.jaxb.runtime.v2.model.runtime.RuntimeArrayInfo;
import org.glassfish.jaxb.runtime.v2.model.runtime.RuntimeAttributePropertyInfo;
import org.glassfish.jaxb.runtime.v2.model.runtime.RuntimeBuiltinLeafInfo;
import org.glassfish.jaxb.runtime.v2.model.runtime.RuntimeClassInfo;
import org.glassfish.jaxb.runtime.v2.model.runtime.RuntimeElementInfo;
import org.glassfish.jaxb.runtime.v2.model.runtime.RuntimeElementPropertyInfo;
import org.glassfish.jaxb.runtime.v2.model.runtime.RuntimeEnumLeafInfo;
import org.glassfish.jaxb.runtime.v2.model.runtime.RuntimeMapPropertyInfo;
import org.glassfish.jaxb.runtime.v2.model.runtime.RuntimeNonElement;
import org.glassfish.jaxb.runtime.v2.model.runtime.RuntimePropertyInfo;
import org.glassfish.jaxb.runtime.v2.model.runtime.RuntimeReferencePropertyInfo;
import org.glassfish.jaxb.runtime.v2.model.runtime.RuntimeTypeInfoSet;
import org.glassfish.jaxb.runtime.v2.model.runtime.RuntimeTypeRef;
import org.glassfish.jaxb.runtime.v2.model.runtime.RuntimeValuePropertyInfo;
import org.jspecify.annotations.Nullable;

/**
 * What the types of a JAXB context have in XML, as its own model tells. Each is looked at when it
 * is first needed. Safe for use by many threads.
 */
public final class ValueShapes {

  private final @Nullable RuntimeTypeInfoSet model;
  private final Map<RuntimeNonElement, ElementShape> shapes = new ConcurrentHashMap<>();
  private @Nullable Map<QName, RuntimeNonElement> types;
  private @Nullable Map<QName, Supplier<ElementShape>> globals;

  private ValueShapes(@Nullable RuntimeTypeInfoSet model) {
    this.model = model;
  }

  /** Returns the shapes of a context's types; of one by another vendor nothing is known. */
  public static ValueShapes of(@Nullable JAXBContext context) {
    // Just made it still has its model; later it would have to make it again.
    return new ValueShapes(
        context instanceof JAXBRIContext known ? known.getRuntimeTypeInfoSet() : null);
  }

  /** Returns the shape of elements of a type. */
  ElementShape ofType(Type type) {
    if (model == null) {
      return ElementShape.UNKNOWN;
    }
    RuntimeNonElement found;
    synchronized (this) {
      found = model.getTypeInfo(boxed(type));
    }
    return found == null ? ElementShape.UNKNOWN : shapeOf(found);
  }

  // JAXB's model has no primitive types.
  private static Type boxed(Type type) {
    return type instanceof Class<?> c ? MethodType.methodType(c).wrap().returnType() : type;
  }

  /** Returns the shape of elements that say themselves of which type they are. */
  @Nullable ElementShape ofNamed(QName type) {
    RuntimeNonElement found = types().get(type);
    return found == null ? null : shapeOf(found);
  }

  /** Returns the shape of elements that are known everywhere. */
  @Nullable ElementShape global(QName name) {
    Supplier<ElementShape> found = globals().get(name);
    return found == null ? null : found.get();
  }

  private ElementShape shapeOf(RuntimeNonElement type) {
    ElementShape known = shapes.get(type);
    if (known == null) {
      synchronized (this) {
        known = read(type);
      }
      shapes.put(type, known);
    }
    return known;
  }

  private ElementShape shapeOf(RuntimeNonElement type, boolean isList, boolean hasDefault) {
    ElementShape shape = shapeOf(type);
    return shape.text() == null || !(isList || hasDefault)
        ? shape
        : shape.withText(TextCheck.of(type, isList, hasDefault));
  }

  private ElementShape read(RuntimeNonElement type) {
    if (type instanceof RuntimeClassInfo bean) {
      return read(bean);
    }
    ElementShape shape = new ElementShape(TextCheck.of(type, false, false));
    if (type instanceof RuntimeArrayInfo array) {
      RuntimeNonElement item = array.getItemType();
      shape.add(new QName("", "item"), lazily(item, false, false));
    } else if (model != null && type.equals(model.getAnyTypeInfo())) {
      shape.takeAny();
    } else if (type.getType() == DataHandler.class) {
      shape.stream();
    }
    return shape;
  }

  private ElementShape read(RuntimeClassInfo bean) {
    TextCheck text = null;
    for (RuntimeClassInfo c = bean; c != null; c = c.getBaseClass()) {
      for (RuntimePropertyInfo property : c.getProperties()) {
        if (property instanceof RuntimeValuePropertyInfo value) {
          text = TextCheck.of(value.getTarget(), value.isCollection(), false);
        }
      }
    }
    ElementShape shape = new ElementShape(text);
    for (RuntimeClassInfo c = bean; c != null; c = c.getBaseClass()) {
      c.getProperties().forEach(property -> add(property, shape));
    }
    return shape;
  }

  private void add(RuntimePropertyInfo property, ElementShape shape) {
    if (property instanceof RuntimeAttributePropertyInfo attribute) {
      TextCheck check = TextCheck.of(attribute.getTarget(), attribute.isCollection(), false);
      if (check != null) {
        shape.addAttribute(attribute.getXmlName(), check);
      }
    } else if (property instanceof RuntimeElementPropertyInfo element) {
      ElementShape parent = within(element.getXmlName(), shape);
      for (RuntimeTypeRef of : element.getTypes()) {
        parent.add(
            of.getTagName(),
            lazily(of.getTarget(), element.isValueList(), of.getDefaultValue() != null));
      }
    } else if (property instanceof RuntimeReferencePropertyInfo reference) {
      ElementShape parent = within(reference.getXmlName(), shape);
      reference.getElements().forEach(element -> addReferred(element, parent));
      if (reference.getWildcard() == WildcardMode.LAX
          || reference.getWildcard() == WildcardMode.STRICT) {
        parent.takeAny();
      }
    } else if (property instanceof RuntimeMapPropertyInfo map) {
      ElementShape entry = new ElementShape(null);
      entry.add(new QName("", "key"), lazily(map.getKeyType(), false, false));
      entry.add(new QName("", "value"), lazily(map.getValueType(), false, false));
      within(map.getXmlName(), shape).add(new QName("", "entry"), () -> entry);
    }
  }

  private static ElementShape within(@Nullable QName wrapper, ElementShape shape) {
    if (wrapper == null) {
      return shape;
    }
    ElementShape inner = new ElementShape(null);
    shape.add(wrapper, () -> inner);
    return inner;
  }

  @SuppressWarnings("rawtypes")
  private void addReferred(Element<Type, Class> element, ElementShape shape) {
    if (element instanceof RuntimeElementInfo named) {
      shape.add(named.getElementName(), lazily(named));
      for (ElementInfo<Type, Class> member : named.getSubstitutionMembers()) {
        addReferred(member, shape);
      }
    } else if (element instanceof RuntimeClassInfo root) {
      shape.add(root.getElementName(), lazily(root, false, false));
    }
  }

  private Supplier<ElementShape> lazily(RuntimeElementInfo named) {
    boolean hasDefault =
        named.getProperty().getTypes().stream().anyMatch(of -> of.getDefaultValue() != null);
    return lazily(named.getContentType(), named.getProperty().isValueList(), hasDefault);
  }

  // Types may be in themselves.
  private Supplier<ElementShape> lazily(
      RuntimeNonElement type, boolean isList, boolean hasDefault) {
    return new Supplier<>() {

      private volatile @Nullable ElementShape shape;

      @Override
      public ElementShape get() {
        ElementShape known = shape;
        if (known == null) {
          known = shapeOf(type, isList, hasDefault);
          shape = known;
        }
        return known;
      }
    };
  }

  private synchronized Map<QName, RuntimeNonElement> types() {
    Map<QName, RuntimeNonElement> known = types;
    if (known == null) {
      known = new HashMap<>();
      if (model != null) {
        for (RuntimeBuiltinLeafInfo type : model.builtins().values()) {
          known.putIfAbsent(type.getTypeName(), type);
        }
        for (RuntimeEnumLeafInfo type : model.enums().values()) {
          known.put(type.getTypeName(), type);
        }
        for (RuntimeClassInfo type : model.beans().values()) {
          known.put(type.getTypeName(), type);
        }
      }
      types = known;
    }
    return known;
  }

  private synchronized Map<QName, Supplier<ElementShape>> globals() {
    Map<QName, Supplier<ElementShape>> known = globals;
    if (known == null) {
      known = new HashMap<>();
      if (model != null) {
        for (RuntimeElementInfo element : model.getAllElements()) {
          if (element.getScope() == null) {
            known.put(element.getElementName(), lazily(element));
          }
        }
        for (RuntimeClassInfo type : model.beans().values()) {
          if (type.isElement()) {
            known.put(type.getElementName(), lazily(type, false, false));
          }
        }
      }
      globals = known;
    }
    return known;
  }
}
