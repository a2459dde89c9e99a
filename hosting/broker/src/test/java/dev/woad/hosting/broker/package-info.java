@NullMarked
package dev.woad.hosting.broker;

import org.jspecify.annotations.NullMarked;
