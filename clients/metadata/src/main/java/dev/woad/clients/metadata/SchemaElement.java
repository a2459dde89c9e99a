package dev.woad.clients.metadata;

import com.sun.xml.xsom.XSElementDecl;
import com.sun.xml.xsom.XSSimpleType;
import com.sun.xml.xsom.XSType;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;

/**
 * An element as a schema describes it. Its children are found when they are asked for, so that a
 * type may contain itself. Immutable, and safe for use by one thread at a time.
 */
public final class SchemaElement {

  private final XSElementDecl declaration;
  private final XSType type;
  private final Occurrence occurrence;

  private SchemaElement(XSElementDecl declaration, XSType type, Occurrence occurrence) {
    this.declaration = declaration;
    this.type = type;
    this.occurrence = occurrence;
  }

  static SchemaElement of(XSElementDecl declaration, Occurrence occurrence) {
    return new SchemaElement(declaration, declaration.getType(), occurrence);
  }

  /** Returns the name. */
  public QName name() {
    return new QName(declaration.getTargetNamespace(), declaration.getName());
  }

  /** Returns the name of the type; for one without name, that of what it is made from. */
  public String typeName() {
    XSType named = type;
    while (named.getName() == null && named.getBaseType() != named) {
      named = named.getBaseType();
    }
    return String.valueOf(named.getName());
  }

  /** Returns the qualified name of the type; empty if it has none. */
  public Optional<QName> qualifiedType() {
    return type.getName() == null
        ? Optional.empty()
        : Optional.of(new QName(type.getTargetNamespace(), type.getName()));
  }

  /** Returns how often it stands where it stands. */
  public Occurrence occurrence() {
    return occurrence;
  }

  /** Returns whether it may say that it has no value, by {@code xsi:nil}. */
  public boolean isNillable() {
    return declaration.isNillable();
  }

  /** Returns whether it holds a text rather than elements. */
  public boolean isSimple() {
    return type.isSimpleType() || type.asComplexType().getContentType().asSimpleType() != null;
  }

  /** Returns whether only types made from its own may stand there. */
  public boolean isAbstract() {
    return type.isComplexType() && type.asComplexType().isAbstract();
  }

  /** Returns the texts that it may hold; empty if they are not listed. */
  public List<String> enumeration() {
    XSSimpleType simple = simpleType();
    return simple == null
        ? List.of()
        : simple.getFacets("enumeration").stream().map(facet -> facet.getValue().value).toList();
  }

  /** Returns the built-in type that its text is of, such as {@code decimal}. */
  public String primitive() {
    XSSimpleType simple = simpleType();
    while (simple != null && !isBuiltIn(simple)) {
      simple = simple.getSimpleBaseType();
    }
    return simple == null ? "string" : simple.getName();
  }

  private static boolean isBuiltIn(XSType simple) {
    return simple.getName() != null
        && "http://www.w3.org/2001/XMLSchema".equals(simple.getTargetNamespace());
  }

  private @Nullable XSSimpleType simpleType() {
    if (type.isSimpleType()) {
      return type.asSimpleType();
    }
    return type.asComplexType().getContentType().asSimpleType();
  }

  /** Returns the elements within, in their order. */
  public List<SchemaElement> children() {
    return type.isComplexType() ? Children.of(type.asComplexType()) : List.of();
  }

  /** Returns the names of the attributes, and whether each must be there. */
  public List<Attribute> attributes() {
    return type.isComplexType() ? Attribute.of(type.asComplexType()) : List.of();
  }

  /** Returns the local names of types that may stand in for its own. */
  public List<String> derivedTypes() {
    return type.isComplexType()
        ? type.asComplexType().getSubtypes().stream()
            .filter(derived -> derived.getName() != null && !derived.isAbstract())
            .map(XSType::getName)
            .toList()
        : List.of();
  }

  /**
   * Returns the element with another type in place of its own.
   *
   * @throws MetadataException if that type is not made from its own
   */
  public SchemaElement withType(String derived) {
    if (derived.equals(type.getName())) {
      return this;
    }
    if (type.isComplexType()) {
      for (XSType candidate : type.asComplexType().getSubtypes()) {
        if (Objects.equals(candidate.getName(), derived)) {
          return new SchemaElement(declaration, candidate, occurrence);
        }
      }
    }
    throw new MetadataException(
        name().getLocalPart()
            + ": type "
            + derived
            + " (expected: one of "
            + String.join(", ", derivedTypes())
            + ")");
  }

  @Override
  public String toString() {
    return name().getLocalPart() + occurrence.suffix() + ": " + typeName();
  }
}
