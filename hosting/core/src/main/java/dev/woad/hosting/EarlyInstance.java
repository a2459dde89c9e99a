package dev.woad.hosting;

import dev.woad.dispatcher.InstanceProvider;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/** Gives an instance that is being made before anybody asks for it. */
final class EarlyInstance implements InstanceProvider {

  private final InstanceProvider provider;
  private final CompletableFuture<Object> made;
  private final AtomicBoolean given = new AtomicBoolean();

  private EarlyInstance(InstanceProvider provider, CompletableFuture<Object> made) {
    this.provider = provider;
    this.made = made;
  }

  /** Starts to make an instance. */
  static EarlyInstance of(InstanceProvider provider) {
    return new EarlyInstance(provider, Aside.start(provider::instance));
  }

  @Override
  public Object instance() {
    return given.getAndSet(true) ? provider.instance() : Aside.join(made);
  }

  @Override
  public void release(Object instance) {
    provider.release(instance);
  }

  /** Releases the instance if nobody has asked for it. */
  void abandon() {
    if (!given.getAndSet(true)) {
      CompletableFuture<Void> unused = made.thenAccept(provider::release);
    }
  }
}
