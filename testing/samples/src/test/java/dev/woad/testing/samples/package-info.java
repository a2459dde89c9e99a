/** Holds samples and documentation to what is so. */
@NullMarked
package dev.woad.testing.samples;

import org.jspecify.annotations.NullMarked;
