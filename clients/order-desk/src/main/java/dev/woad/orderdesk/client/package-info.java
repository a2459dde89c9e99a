/**
 * Calls the order desk without waiting for it: start with {@link
 * dev.woad.orderdesk.client.OrdersAsync}.
 *
 * <p>{@code OrdersPort} and {@code DocumentsPort}, made of the WSDL, are {@link
 * dev.woad.orderdesk.Orders} and {@link dev.woad.orderdesk.Documents} with the asynchronous methods
 * of Jakarta XML Web Services, which a server's contract must not have; {@code OrderDeskClient}
 * makes proxies of them, from the WSDL in the contracts' jar and not from the network. They share
 * data, messages and faults with the contracts, so that an order passes from one to the other, and
 * {@code catch (OutOfStock e)} means the same everywhere.
 */
@NullMarked
package dev.woad.orderdesk.client;

import org.jspecify.annotations.NullMarked;
