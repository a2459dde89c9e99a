package dev.woad.clients;

import dev.woad.contracts.ContextChannel;

/** What every channel is besides its contract: {@code ((ClientChannel) orders).close()}. */
public interface ClientChannel extends ContextChannel {}
