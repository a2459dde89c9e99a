/**
 * Embeds Tomcat to serve HTTP endpoints without a container around them.
 *
 * <p>Start at {@link dev.woad.hosting.tomcat.TomcatHttpServerProvider}.
 */
@NullMarked
package dev.woad.hosting.tomcat;

import org.jspecify.annotations.NullMarked;
