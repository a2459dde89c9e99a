package dev.woad.hosting.tomcat;

import org.apache.coyote.Request;
import org.apache.coyote.Response;
import org.apache.coyote.http11.Http11NioProtocol;

/**
 * HTTP/1.1 that keeps connections open over SOAP faults.
 *
 * <p>Tomcat closes the connection after each status 500, which in SOAP over HTTP is how every fault
 * is answered: clients that get faults would connect anew each time. It looks at the status once
 * when it begins to write the head, decides, and looks again to write it. So the status is held
 * back until it has decided, and what asks about compression in between tells when that is.
 */
final class KeepAliveProtocol extends Http11NioProtocol {

  private static final int NOTE = 17;

  KeepAliveProtocol() {
    // Only a socket that is bound on start can be let go of before the rest stops.
    getEndpoint().setBindOnInit(false);
  }

  void useVirtualThreads() {
    getEndpoint().setUseVirtualThreads(true);
  }

  /** Sets the status to be written where Tomcat is not to close the connection because of it. */
  static void hold(Response response, int status) {
    response.setStatus(200);
    response.setNote(NOTE, status);
  }

  /** Forgets what was held back. */
  static void forget(Response response) {
    if (response.getNote(NOTE) != null) {
      response.setNote(NOTE, null);
      if (response.isCommitted()) {
        response.setStatus(200);
      }
    }
  }

  @Override
  public boolean useCompression(Request request, Response response) {
    if (response.getNote(NOTE) instanceof Integer status) {
      response.setStatus(status);
    }
    return false;
  }
}
