/** What is fed with bytes of anybody's making. */
@NullMarked
package dev.woad.bindings.websocket;

import org.jspecify.annotations.NullMarked;
