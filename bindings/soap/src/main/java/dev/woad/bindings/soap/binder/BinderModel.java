package dev.woad.bindings.soap.binder;

import dev.woad.bindings.soap.values.TextCheck;
import jakarta.xml.bind.JAXBElement;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import javax.xml.namespace.QName;
import org.glassfish.jaxb.runtime.v2.model.runtime.RuntimeAttributePropertyInfo;
import org.glassfish.jaxb.runtime.v2.model.runtime.RuntimeClassInfo;
import org.glassfish.jaxb.runtime.v2.model.runtime.RuntimeElement;
import org.glassfish.jaxb.runtime.v2.model.runtime.RuntimeElementInfo;
import org.glassfish.jaxb.runtime.v2.model.runtime.RuntimeElementPropertyInfo;
import org.glassfish.jaxb.runtime.v2.model.runtime.RuntimeLeafInfo;
import org.glassfish.jaxb.runtime.v2.model.runtime.RuntimeNonElement;
import org.glassfish.jaxb.runtime.v2.model.runtime.RuntimePropertyInfo;
import org.glassfish.jaxb.runtime.v2.model.runtime.RuntimeReferencePropertyInfo;
import org.glassfish.jaxb.runtime.v2.model.runtime.RuntimeTypeInfoSet;
import org.glassfish.jaxb.runtime.v2.model.runtime.RuntimeTypeRef;
import org.glassfish.jaxb.runtime.v2.model.runtime.RuntimeValuePropertyInfo;
import org.jspecify.annotations.Nullable;

/** Makes binders as JAXB's model says. For use by one thread at a time. */
final class BinderModel {

  private final RuntimeTypeInfoSet model;
  private final Map<RuntimeClassInfo, BeanBinder> beans = new HashMap<>();
  private final DerivedTypes derived = new DerivedTypes();

  BinderModel(RuntimeTypeInfoSet model) {
    this.model = model;
  }

  Optional<ElementBinder> find(QName name, Type type) {
    RuntimeNonElement found = model.getTypeInfo(boxed(type));
    if (found == null) {
      return Optional.empty();
    }
    BinderReach reach = new BinderReach(model, found);
    if (!reach.isBindable()) {
      return Optional.empty();
    }
    Prefixes prefixes =
        Prefixes.of(name.getNamespaceURI(), reach.elementNamespaces(), reach.attributeNamespaces());
    return Optional.of(new ElementBinder(name, binder(found, null, false), prefixes));
  }

  // JAXB's model has no primitive types.
  private static Type boxed(Type type) {
    return type instanceof Class<?> c ? MethodType.methodType(c).wrap().returnType() : type;
  }

  private Binder binder(
      RuntimeNonElement type, @Nullable RuntimePropertyInfo property, boolean mayBeEmpty) {
    if (type instanceof RuntimeClassInfo bean) {
      return bean(bean);
    }
    TextCheck check = TextCheck.of(type, false, mayBeEmpty);
    RuntimeLeafInfo leaf = (RuntimeLeafInfo) type;
    return leaf.getClazz() == byte[].class
        ? new BytesBinder(Objects.requireNonNull(check))
        : leaf(leaf, property, check);
  }

  private static LeafBinder leaf(
      RuntimeLeafInfo type, @Nullable RuntimePropertyInfo property, @Nullable TextCheck check) {
    QName schemaType = property == null ? null : property.getSchemaType();
    return new LeafBinder(Objects.requireNonNull(LeafText.of(type, schemaType)), check);
  }

  private BeanBinder bean(RuntimeClassInfo bean) {
    BeanBinder known = beans.get(bean);
    if (known != null) {
      return known;
    }
    BeanBinder made = new BeanBinder(shape(bean), constructor(bean), derived);
    beans.put(bean, made);
    derived.add(bean.getTypeName(), bean.getClazz(), made);
    for (RuntimeClassInfo other : model.beans().values()) {
      if (bean.equals(other.getBaseClass())) {
        bean(other);
      }
    }
    return made;
  }

  private BeanShape shape(RuntimeClassInfo bean) {
    List<AttributeProperty> attributes = new ArrayList<>();
    List<ElementProperty> elements = new ArrayList<>();
    TextProperty text = null;
    List<RuntimeClassInfo> line = new ArrayList<>();
    for (RuntimeClassInfo c = bean; c != null; c = c.getBaseClass()) {
      line.add(0, c);
    }
    for (RuntimeClassInfo c : line) {
      for (RuntimePropertyInfo property : c.getProperties()) {
        ValueAccess access = ValueAccess.of(property.getAccessor());
        if (property instanceof RuntimeAttributePropertyInfo attribute) {
          attributes.add(attribute(attribute, access));
        } else if (property instanceof RuntimeValuePropertyInfo value) {
          text = new TextProperty(access, binder(value.getTarget(), value, false));
        } else if (property instanceof RuntimeElementPropertyInfo element) {
          elements.add(
              new ElementProperty(access, slots(element), element.isCollection(), Wrapping.NONE));
        } else if (property instanceof RuntimeReferencePropertyInfo reference) {
          elements.add(
              new ElementProperty(
                  access, slots(reference), reference.isCollection(), Wrapping.ELEMENT));
        }
      }
    }
    return new BeanShape(bean.getClazz(), bean.getTypeName(), attributes, text, elements);
  }

  private static AttributeProperty attribute(
      RuntimeAttributePropertyInfo attribute, ValueAccess access) {
    RuntimeLeafInfo type = (RuntimeLeafInfo) attribute.getTarget();
    return new AttributeProperty(
        attribute.getXmlName(),
        access,
        leaf(type, attribute, TextCheck.of(attribute.getTarget(), false, false)));
  }

  private List<ElementSlot> slots(RuntimeElementPropertyInfo property) {
    List<ElementSlot> slots = new ArrayList<>();
    for (RuntimeTypeRef of : property.getTypes()) {
      slots.add(
          slot(of, property, of.getTagName(), JAXBElement.GlobalScope.class, of.isNillable()));
    }
    return slots;
  }

  private List<ElementSlot> slots(RuntimeReferencePropertyInfo property) {
    List<ElementSlot> slots = new ArrayList<>();
    for (RuntimeElement element : property.getElements()) {
      RuntimeElementInfo named = (RuntimeElementInfo) element;
      Class<?> scope =
          named.getScope() == null ? JAXBElement.GlobalScope.class : named.getScope().getClazz();
      RuntimeTypeRef of = named.getProperty().getTypes().get(0);
      slots.add(slot(of, named.getProperty(), named.getElementName(), scope, true));
    }
    return slots;
  }

  private ElementSlot slot(
      RuntimeTypeRef of,
      RuntimePropertyInfo property,
      QName name,
      Class<?> scope,
      boolean nillable) {
    RuntimeNonElement target = of.getTarget();
    Class<?> type =
        target instanceof RuntimeClassInfo bean
            ? bean.getClazz()
            : ((RuntimeLeafInfo) target).getClazz();
    return new ElementSlot(
        name.getNamespaceURI().intern(),
        name.getLocalPart().intern(),
        type,
        scope,
        lazily(target, property, of.getDefaultValue() != null),
        nillable,
        of.getDefaultValue());
  }

  // Types may be in themselves. A leaf is made at once, as it is then read without a look.
  private Supplier<Binder> lazily(
      RuntimeNonElement target, RuntimePropertyInfo property, boolean mayBeEmpty) {
    if (target instanceof RuntimeClassInfo bean) {
      return new Supplier<>() {

        private volatile @Nullable Binder binder;

        @Override
        public Binder get() {
          Binder known = binder;
          if (known == null) {
            synchronized (BinderModel.this) {
              known = bean(bean);
            }
            binder = known;
          }
          return known;
        }
      };
    }
    Binder leaf = binder(target, property, mayBeEmpty);
    return () -> leaf;
  }

  private static @Nullable MethodHandle constructor(RuntimeClassInfo bean) {
    if (bean.isAbstract()) {
      return null;
    }
    try {
      Class<?> type = bean.getClazz();
      Constructor<?> constructor = type.getDeclaredConstructor();
      constructor.setAccessible(true);
      return MethodHandles.lookup()
          .unreflectConstructor(constructor)
          .asType(MethodType.methodType(Object.class));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          "class: " + bean.getClazz().getName() + " (expected: a constructor without arguments)",
          e);
    }
  }
}
