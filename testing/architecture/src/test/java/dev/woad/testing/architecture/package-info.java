/** Holds the directions between modules, and other law that no compiler holds. */
@NullMarked
package dev.woad.testing.architecture;

import org.jspecify.annotations.NullMarked;
