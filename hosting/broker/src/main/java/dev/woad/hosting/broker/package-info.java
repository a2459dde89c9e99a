/**
 * A message broker inside the host, which is ActiveMQ Artemis.
 *
 * <p>Hosts whose class path has this embed a broker by default; {@link
 * dev.woad.hosting.broker.BrokerSection} is how a configuration says otherwise, and {@link
 * dev.woad.hosting.broker.EmbeddedBroker} how a program has one of its own.
 */
@NullMarked
package dev.woad.hosting.broker;

import org.jspecify.annotations.NullMarked;
