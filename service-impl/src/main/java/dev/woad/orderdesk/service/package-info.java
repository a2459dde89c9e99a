/**
 * The service of the order desk: start with {@link dev.woad.orderdesk.service.OrderDesk}.
 *
 * <p>It is plain Java over JDBC and knows no wire; what it has of Woad is an annotation.
 */
@NullMarked
package dev.woad.orderdesk.service;

import org.jspecify.annotations.NullMarked;
