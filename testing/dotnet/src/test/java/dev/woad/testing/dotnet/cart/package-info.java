/** The recorded contract whose calls belong together. */
@NullMarked
package dev.woad.testing.dotnet.cart;

import org.jspecify.annotations.NullMarked;
