@NullMarked
package dev.woad.bindings.netpipe;

import org.jspecify.annotations.NullMarked;
