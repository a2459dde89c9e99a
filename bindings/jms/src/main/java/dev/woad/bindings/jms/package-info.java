/**
 * SOAP over JMS: queues and topics, as W3C's SOAP over Java Message Service 1.0 has it.
 *
 * <p>Start at {@link dev.woad.bindings.jms.JmsBinding}, or for any other stack at {@link
 * dev.woad.bindings.jms.JmsTransportBindingElement}.
 */
@NullMarked
package dev.woad.bindings.jms;

import org.jspecify.annotations.NullMarked;
