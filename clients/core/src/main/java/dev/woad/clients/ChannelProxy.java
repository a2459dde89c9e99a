package dev.woad.clients;

import dev.woad.bindings.RequestChannel;
import dev.woad.bindings.Timeouts;
import dev.woad.contracts.CommunicationException;
import dev.woad.contracts.CommunicationObjectClosedException;
import dev.woad.contracts.CommunicationObjectFaultedException;
import dev.woad.contracts.CommunicationState;
import dev.woad.contracts.EndpointAddress;
import dev.woad.dispatcher.ClientRuntime;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What stands behind the methods of a channel. */
final class ChannelProxy implements InvocationHandler, ClientChannel {

  private final Class<?> type;
  private final ClientRuntime runtime;
  private final RequestChannel channel;
  private final Map<Method, CallShape> shapes = new ConcurrentHashMap<>();
  private CommunicationState state = CommunicationState.CREATED;

  ChannelProxy(Class<?> type, ClientRuntime runtime, RequestChannel channel) {
    this.type = type;
    this.runtime = runtime;
    this.channel = channel;
  }

  /** Returns a loader that sees both the contract and this module. */
  static ClassLoader loader(Class<?> type) {
    ClassLoader contracts = type.getClassLoader();
    try {
      if (Class.forName(ClientChannel.class.getName(), false, contracts) == ClientChannel.class) {
        return contracts;
      }
    } catch (ClassNotFoundException e) {
      // Then this module's loader must see the contract.
    }
    return ClientChannel.class.getClassLoader();
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    Object[] given = arguments == null ? new Object[0] : arguments;
    if (method.getDeclaringClass() == Object.class) {
      return ofObject(proxy, method, given);
    }
    if (method.getDeclaringClass().isAssignableFrom(ClientChannel.class)) {
      try {
        return method.invoke(this, given);
      } catch (InvocationTargetException e) {
        throw e.getTargetException();
      }
    }
    if (method.isDefault()) {
      return InvocationHandler.invokeDefault(proxy, method, given);
    }
    requireUsable();
    CallShape shape = shapes.computeIfAbsent(method, found -> CallShape.of(found, runtime));
    CompletionStage<?> outcome = runtime.call(channel, shape.operation(), shape.sent(given));
    return shape.give(outcome, given);
  }

  @Override
  public synchronized CommunicationState state() {
    return state != CommunicationState.CLOSED && channel.isFaulted()
        ? CommunicationState.FAULTED
        : state;
  }

  @Override
  public EndpointAddress remoteAddress() {
    return runtime.endpoint().address();
  }

  @Override
  public void open() {
    requireUsable();
    await(channel.open(timeouts().open()));
  }

  @Override
  public void close() {
    boolean orderly;
    synchronized (this) {
      if (state == CommunicationState.CLOSED) {
        return;
      }
      orderly = state == CommunicationState.OPENED && !channel.isFaulted();
      state = CommunicationState.CLOSED;
    }
    if (orderly) {
      await(channel.close(timeouts().close()));
    } else {
      channel.abort();
    }
  }

  @Override
  public void abort() {
    synchronized (this) {
      state = CommunicationState.CLOSED;
    }
    channel.abort();
  }

  @Override
  public String toString() {
    return type.getSimpleName() + " at " + remoteAddress() + " (" + state() + ")";
  }

  private void requireUsable() {
    synchronized (this) {
      if (state == CommunicationState.CLOSED) {
        throw new CommunicationObjectClosedException(
            "channel to " + remoteAddress() + " is closed");
      }
      state = CommunicationState.OPENED;
    }
    if (channel.isFaulted()) {
      throw new CommunicationObjectFaultedException(
          "channel to " + remoteAddress() + " has faulted (expected: abort it, and make another)");
    }
  }

  private Timeouts timeouts() {
    return runtime.endpoint().binding().timeouts();
  }

  private static void await(CompletionStage<Void> stage) {
    try {
      Outcomes.await(stage);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new CommunicationException(String.valueOf(e.getMessage()), e);
    }
  }

  private Object ofObject(Object proxy, Method method, Object[] arguments) {
    return switch (method.getName()) {
      case "equals" -> proxy == arguments[0];
      case "hashCode" -> System.identityHashCode(proxy);
      default -> toString();
    };
  }
}
