/**
 * Refuses texts that JAXB would misread, while it reads. Start at {@link
 * dev.woad.bindings.soap.values.ValueShapes}.
 */
@NullMarked
package dev.woad.bindings.soap.values;

import org.jspecify.annotations.NullMarked;
