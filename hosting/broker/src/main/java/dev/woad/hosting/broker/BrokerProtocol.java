package dev.woad.hosting.broker;

/** What an embedded broker speaks to other programs. */
public enum BrokerProtocol {
  /** What clients of ActiveMQ Artemis speak. */
  CORE,
  /** AMQP 1.0. */
  AMQP,
  /** STOMP, of all versions. */
  STOMP
}
