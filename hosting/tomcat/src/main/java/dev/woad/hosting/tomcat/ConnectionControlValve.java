package dev.woad.hosting.tomcat;

import dev.woad.hosting.servlet.ConnectionControl;
import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.tomcat.util.http.MimeHeaders;

/** Lets the servlet decide what becomes of a connection. */
final class ConnectionControlValve extends ValveBase {

  ConnectionControlValve() {
    super(true);
  }

  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    request.setAttribute(ConnectionControl.class.getName(), new Control(response));
    try {
      getNext().invoke(request, response);
    } finally {
      KeepAliveProtocol.forget(response.getCoyoteResponse());
      if (!request.isAsync()) {
        leaveUnread(request.getCoyoteRequest());
      }
    }
  }

  // Tomcat closes the connection after it, but not before it has tried to read what it may.
  private static void leaveUnread(org.apache.coyote.Request request) {
    long unread = request.getContentLengthLong() - request.getBytesRead();
    if (unread > Connectors.MAX_SWALLOW_SIZE) {
      request.action(ActionCode.DISABLE_SWALLOW_INPUT, null);
    }
  }

  private record Control(Response response) implements ConnectionControl {

    @Override
    public void status(int status) {
      if (response.isError()) {
        // The request broke off, and Tomcat has answered that already.
        return;
      }
      if (status == 500 || status == 400) {
        KeepAliveProtocol.hold(response.getCoyoteResponse(), status);
      } else {
        response.setStatus(status);
      }
    }

    @Override
    public void contentType(String contentType) {
      MimeHeaders headers = response.getCoyoteResponse().getMimeHeaders();
      headers.setValue("Content-Type").setString(contentType);
    }

    @Override
    public void abort() {
      response
          .getCoyoteResponse()
          .action(ActionCode.CLOSE_NOW, new IOException("closed on purpose, without a reply"));
    }
  }
}
