/** The program {@code woad.jar}: start at {@link dev.woad.cli.Woad}. */
@NullMarked
package dev.woad.cli;

import org.jspecify.annotations.NullMarked;
