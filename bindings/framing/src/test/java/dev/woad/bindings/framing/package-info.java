@NullMarked
package dev.woad.bindings.framing;

import org.jspecify.annotations.NullMarked;
