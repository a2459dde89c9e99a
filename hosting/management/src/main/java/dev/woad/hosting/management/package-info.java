/** Health, metrics and traces of a host, for those who run it. */
@NullMarked
package dev.woad.hosting.management;

import org.jspecify.annotations.NullMarked;
