/** What is fed with bytes of anybody's making. */
@NullMarked
package dev.woad.testing.fuzz;

import org.jspecify.annotations.NullMarked;
