@NullMarked
package dev.woad.bindings.nettcp;

import org.jspecify.annotations.NullMarked;
