/** The application {@code woad.war}. Start at {@link dev.woad.hosting.war.HostListener}. */
@NullMarked
package dev.woad.hosting.war;

import org.jspecify.annotations.NullMarked;
