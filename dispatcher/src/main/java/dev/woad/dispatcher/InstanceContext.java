package dev.woad.dispatcher;

import org.jspecify.annotations.Nullable;

/**
 * An instance of a service, and what lets calls of all callers in to it; no gate where something
 * else does, or nobody need.
 */
record InstanceContext(Object instance, @Nullable CallGate gate) {}
