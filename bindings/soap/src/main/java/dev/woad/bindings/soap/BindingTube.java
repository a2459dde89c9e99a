package dev.woad.bindings.soap;

import com.sun.xml.ws.api.message.Packet;
import com.sun.xml.ws.api.pipe.Fiber;
import com.sun.xml.ws.api.pipe.NextAction;
import com.sun.xml.ws.api.pipe.TubeCloner;
import com.sun.xml.ws.api.pipe.helper.AbstractTubeImpl;
import jakarta.xml.ws.WebServiceException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** The end of Metro's line for a proxy: hands calls to a channel. */
final class BindingTube extends AbstractTubeImpl {

  private final ProxyTransport transport;

  BindingTube(ProxyTransport transport) {
    this.transport = transport;
  }

  private BindingTube(BindingTube that, TubeCloner cloner) {
    super(that, cloner);
    this.transport = that.transport;
  }

  @Override
  public NextAction processRequest(Packet request) {
    CompletableFuture<Packet> reply;
    try {
      reply = transport.call(request);
    } catch (RuntimeException e) {
      return doThrow(request, failure(e));
    }
    if (Boolean.TRUE.equals(request.isSynchronousMEP)) {
      try {
        return doReturnWith(reply.join());
      } catch (RuntimeException e) {
        return doThrow(request, failure(e));
      }
    }
    Fiber fiber = Fiber.current();
    return doSuspend(() -> reply.whenComplete((packet, error) -> resume(fiber, packet, error)));
  }

  private static void resume(Fiber fiber, Packet reply, Throwable error) {
    if (error == null) {
      fiber.resume(reply);
    } else {
      fiber.resume(failure(error));
    }
  }

  // Jakarta XML Web Services 4.0, 4.2.4: what goes wrong beneath a proxy is one of these.
  private static WebServiceException failure(Throwable thrown) {
    Throwable cause =
        thrown instanceof CompletionException && thrown.getCause() != null
            ? thrown.getCause()
            : thrown;
    return cause instanceof WebServiceException known
        ? known
        : new WebServiceException(cause.getMessage(), cause);
  }

  @Override
  public NextAction processResponse(Packet reply) {
    return doReturnWith(reply);
  }

  @Override
  public NextAction processException(Throwable thrown) {
    return doThrow(thrown);
  }

  @Override
  public void preDestroy() {
    transport.close();
  }

  @Override
  public AbstractTubeImpl copy(TubeCloner cloner) {
    return new BindingTube(this, cloner);
  }
}
