package dev.woad.hosting;

import dev.woad.dispatcher.InstanceProvider;

/** Gives one object, which belongs to whoever made it and is not closed. */
record SingletonInstanceProvider(Object singleton) implements InstanceProvider {

  @Override
  public Object instance() {
    return singleton;
  }

  @Override
  public void release(Object instance) {}
}
