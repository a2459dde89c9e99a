package dev.woad.bindings.soap.binder;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An element that a bean may have in it.
 *
 * @param scope the class that alone has it, as elements of JAXB say it
 * @param binder what is in the element; a type may be in itself, so it is asked for when needed
 * @param defaultText stands for an empty text; null if nothing does
 */
record ElementSlot(
    String namespace,
    String name,
    Class<?> valueType,
    Class<?> scope,
    Supplier<Binder> binder,
    boolean nillable,
    @Nullable String defaultText) {

  boolean isNamed(String otherNamespace, String otherName) {
    return name.equals(otherName) && namespace.equals(otherNamespace);
  }
}
