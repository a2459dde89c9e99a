/** Services as their WSDL describes them, for programs that have no class of them. */
@NullMarked
package dev.woad.clients.metadata;

import org.jspecify.annotations.NullMarked;
