/** What calls do, told to whoever watches: metrics and traces of both ends, on every wire. */
@NullMarked
package dev.woad.diagnostics;

import org.jspecify.annotations.NullMarked;
