/** The program {@code woad-host.jar}. Start at {@link dev.woad.hosting.standalone.WoadHost}. */
@NullMarked
package dev.woad.hosting.standalone;

import org.jspecify.annotations.NullMarked;
