/** Hosts services. Start at {@link dev.woad.hosting.ServiceHost}. */
@NullMarked
package dev.woad.hosting;

import org.jspecify.annotations.NullMarked;
