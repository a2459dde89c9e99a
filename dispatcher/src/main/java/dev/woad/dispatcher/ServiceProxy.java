package dev.woad.dispatcher;

import dev.woad.bindings.ServiceEndpoint;
import dev.woad.contracts.ContextChannel;
import dev.woad.contracts.OperationDescription;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** What stands behind the methods of an object that calls a contract's operations. */
public final class ServiceProxy implements InvocationHandler {

  private final Class<?> type;
  private final ClientRuntime runtime;
  private final ServiceChannel channel;
  private final Map<Method, CallShape> shapes = new ConcurrentHashMap<>();

  private ServiceProxy(Class<?> type, ClientRuntime runtime, ServiceChannel channel) {
    this.type = type;
    this.runtime = runtime;
    this.channel = channel;
  }

  /**
   * Returns an object whose methods call the operations of a contract.
   *
   * @param type the contract, or an asynchronous shape of it
   * @param face what the object is besides: {@link ContextChannel}, or an interface that extends it
   *     and adds nothing
   */
  public static <T> T create(
      Class<T> type,
      Class<? extends ContextChannel> face,
      ClientRuntime runtime,
      ServiceChannel channel) {
    return type.cast(
        Proxy.newProxyInstance(
            loader(type, face),
            new Class<?>[] {type, face},
            new ServiceProxy(type, runtime, channel)));
  }

  /**
   * Checks that the binding of an endpoint does what the methods of a contract, or of an
   * asynchronous shape of it, ask for.
   *
   * @throws IllegalArgumentException if that is not so
   */
  public static void requireCallable(Class<?> type, ServiceEndpoint endpoint) {
    for (Method method : type.getMethods()) {
      if (Modifier.isAbstract(method.getModifiers())) {
        GatheringShape.check(method, type, endpoint);
      }
    }
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    Object[] given = arguments == null ? new Object[0] : arguments;
    if (method.getDeclaringClass() == Object.class) {
      return ofObject(proxy, method, given);
    }
    if (method.getDeclaringClass().isAssignableFrom(ContextChannel.class)) {
      try {
        return method.invoke(channel, given);
      } catch (InvocationTargetException e) {
        throw e.getTargetException();
      }
    }
    if (method.isDefault()) {
      return InvocationHandler.invokeDefault(proxy, method, given);
    }
    CallShape shape = shapes.computeIfAbsent(method, found -> CallShape.of(found, runtime));
    return shape.give(new Called(this, shape.operation(), shape.sent(given)), given);
  }

  private record Called(ServiceProxy proxy, OperationDescription operation, Object[] sent)
      implements CallShape.Call {

    @Override
    public CompletionStage<?> make(@Nullable Executor caller) {
      return proxy.channel.call(proxy.runtime, operation, sent, caller);
    }

    @Override
    public void gather(GatheredReplies replies) {
      proxy.channel.gather(proxy.runtime, operation, sent, replies);
    }
  }

  private Object ofObject(Object proxy, Method method, Object[] arguments) {
    return switch (method.getName()) {
      case "equals" -> proxy == arguments[0];
      case "hashCode" -> System.identityHashCode(proxy);
      default -> type.getSimpleName() + " at " + channel;
    };
  }

  /** Returns a loader that sees both the contract and the face. */
  private static ClassLoader loader(Class<?> type, Class<?> face) {
    ClassLoader contracts = type.getClassLoader();
    try {
      if (Class.forName(face.getName(), false, contracts) == face) {
        return contracts;
      }
    } catch (ClassNotFoundException e) {
      // Then the loader of the face must see the contract.
    }
    return face.getClassLoader();
  }
}
