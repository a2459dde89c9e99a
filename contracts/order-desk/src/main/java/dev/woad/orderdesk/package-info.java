/**
 * The contracts of the order desk, the suite that shows one service on every wire: start with
 * {@link dev.woad.orderdesk.Orders}.
 *
 * <p>WSDL and schema come first and are in the jar, under {@code META-INF/wsdl}; the interfaces
 * {@code Orders} and {@code Documents}, their faults, and the data types in {@code
 * dev.woad.orderdesk.types} are made of them. {@link dev.woad.orderdesk.OrdersResource} is the REST
 * interface over the same data types.
 */
@NullMarked
package dev.woad.orderdesk;

import org.jspecify.annotations.NullMarked;
