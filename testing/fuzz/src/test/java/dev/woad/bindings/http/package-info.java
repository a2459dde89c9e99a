/** What is fed with bytes of anybody's making. */
@NullMarked
package dev.woad.bindings.http;

import org.jspecify.annotations.NullMarked;
