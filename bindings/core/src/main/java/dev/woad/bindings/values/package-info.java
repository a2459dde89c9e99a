/**
 * Tells which texts are values of simple types, for those who read them. Start at {@link
 * dev.woad.bindings.values.LexicalValues}.
 */
@NullMarked
package dev.woad.bindings.values;

import org.jspecify.annotations.NullMarked;
