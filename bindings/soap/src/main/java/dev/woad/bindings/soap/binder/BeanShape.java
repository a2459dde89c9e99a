package dev.woad.bindings.soap.binder;

import java.util.List;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;

/**
 * What the beans of a class have, those of its base classes first.
 *
 * @param typeName null if the type has none
 * @param text the property that is the content; null if elements are
 */
record BeanShape(
    Class<?> type,
    @Nullable QName typeName,
    List<AttributeProperty> attributes,
    @Nullable TextProperty text,
    List<ElementProperty> elements) {}
