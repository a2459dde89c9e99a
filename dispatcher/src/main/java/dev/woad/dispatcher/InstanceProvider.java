package dev.woad.dispatcher;

/** Makes the instances of a service, for example by dependency injection. Safe for many threads. */
public interface InstanceProvider {

  /** Returns an instance that no other call has. */
  Object instance();

  /** Takes an instance back, after its last call. */
  void release(Object instance);
}
