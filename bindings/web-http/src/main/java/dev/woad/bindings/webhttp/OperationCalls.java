package dev.woad.bindings.webhttp;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import org.glassfish.jersey.inject.hk2.AbstractBinder;
import org.glassfish.jersey.server.model.Invocable;
import org.glassfish.jersey.server.spi.internal.ResourceMethodInvocationHandlerProvider;
import org.jspecify.annotations.Nullable;

/** Has Jersey call the {@link OperationCall} that it takes for an instance of the contract. */
final class OperationCalls extends AbstractBinder
    implements ResourceMethodInvocationHandlerProvider {

  @Override
  protected void configure() {
    bind(this).to(ResourceMethodInvocationHandlerProvider.class);
  }

  @Override
  public @Nullable InvocationHandler create(Invocable method) {
    return method.getHandlingMethod().equals(OperationCall.METHOD)
        ? (target, called, arguments) ->
            ((OperationCall) Proxy.getInvocationHandler(target)).call(arguments)
        : null;
  }
}
