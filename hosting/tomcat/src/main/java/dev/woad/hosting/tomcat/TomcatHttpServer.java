package dev.woad.hosting.tomcat;

import dev.woad.bindings.httpserver.HttpHandler;
import dev.woad.bindings.httpserver.HttpServer;
import dev.woad.bindings.httpserver.HttpServerSettings;
import dev.woad.contracts.CommunicationException;
import dev.woad.hosting.servlet.ServletHttpServer;
import java.io.File;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.catalina.Lifecycle;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.LifecycleListener;
import org.apache.catalina.Wrapper;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.NamingContextListener;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.core.StandardEngine;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.core.StandardServer;
import org.apache.catalina.core.StandardService;
import org.apache.tomcat.websocket.server.WsSci;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One embedded Tomcat that listens on one port. */
final class TomcatHttpServer implements HttpServer {

  private static final Logger LOG = LoggerFactory.getLogger(TomcatHttpServer.class);
  private static final AtomicInteger COUNT = new AtomicInteger();

  private final StandardServer server;
  private final Connector connector;
  private final ServletHttpServer handlers;
  private final AtomicBoolean closed = new AtomicBoolean();

  private TomcatHttpServer(StandardServer server, Connector connector, ServletHttpServer handlers) {
    this.server = server;
    this.connector = connector;
    this.handlers = handlers;
  }

  static TomcatHttpServer open(HttpServerSettings settings) {
    ServletHttpServer handlers = ServletHttpServer.of(settings.trustForwarded());
    StandardServer server = new StandardServer();
    Connector connector = Connectors.create(settings);
    StandardContext context = context(handlers);
    assemble(server, connector, context);
    try {
      server.start();
      if (!context.getState().isAvailable()) {
        throw new LifecycleException("the application is " + context.getStateName());
      }
    } catch (LifecycleException e) {
      destroy(server);
      Throwable root = e;
      while (root.getCause() != null) {
        root = root.getCause();
      }
      throw new CommunicationException(
          "address: "
              + settings.host()
              + ":"
              + settings.port()
              + " (expected: one that can be listened on; "
              + root.getMessage()
              + ")",
          e);
    }
    return new TomcatHttpServer(server, connector, handlers);
  }

  private static void assemble(
      StandardServer server, Connector connector, StandardContext context) {
    File anywhere = anywhere();
    server.setPort(-1);
    server.setCatalinaHome(anywhere);
    server.setCatalinaBase(anywhere);
    server.setUtilityThreadsAsDaemon(true);
    for (LifecycleListener listener : server.findLifecycleListeners()) {
      if (listener instanceof NamingContextListener) {
        server.removeLifecycleListener(listener);
      }
    }
    String name = "woad-" + COUNT.incrementAndGet();
    StandardService service = new StandardService();
    service.setName(name);
    StandardEngine engine = new StandardEngine();
    engine.setName(name);
    engine.setDefaultHost("localhost");
    engine.setBackgroundProcessorDelay(-1);
    StandardHost host = new StandardHost();
    host.setName("localhost");
    host.setAppBase(anywhere.getPath());
    host.setCreateDirs(false);
    host.setAutoDeploy(false);
    host.setDeployOnStartup(false);
    // Tomcat's own error pages tell what nobody outside needs to know.
    host.setErrorReportValveClass("");
    host.addChild(context);
    engine.addChild(host);
    service.setContainer(engine);
    service.addConnector(connector);
    server.addService(service);
  }

  private static StandardContext context(ServletHttpServer handlers) {
    StandardContext context = new StandardContext();
    context.setName("");
    context.setPath("");
    context.setWorkDir(anywhere().getPath());
    context.setUseNaming(false);
    context.setLoader(ApplicationLoader.ofCaller());
    context.setManager(new NoSessions());
    context.getPipeline().addValve(new ConnectionControlValve());
    context.addServletContainerInitializer(new WsSci(), Set.of());
    context.addLifecycleListener(
        event -> {
          if (event.getType().equals(Lifecycle.CONFIGURE_START_EVENT)) {
            context.setConfigured(true);
          }
        });
    Wrapper wrapper = context.createWrapper();
    wrapper.setName("woad");
    wrapper.setServlet(handlers.servlet());
    wrapper.setAsyncSupported(true);
    context.addChild(wrapper);
    context.addServletMappingDecoded("/*", "woad");
    return context;
  }

  // Nothing is read from there nor written to it, but it has to be a directory.
  private static File anywhere() {
    return new File(System.getProperty("java.io.tmpdir"));
  }

  @Override
  public Mount mount(String path, HttpHandler handler) {
    return handlers.mount(path, handler);
  }

  @Override
  public int port() {
    return connector.getLocalPort();
  }

  @Override
  public void stop() {
    // The port is free at once; connections live on until their requests are done.
    connector.getProtocolHandler().closeServerSocketGraceful();
    handlers.stop();
  }

  @Override
  public void close(Duration timeout) {
    if (closed.getAndSet(true)) {
      return;
    }
    stop();
    handlers.close(timeout);
    destroy(server);
  }

  private static void destroy(StandardServer server) {
    try {
      server.stop();
      server.destroy();
    } catch (LifecycleException e) {
      LOG.warn("the HTTP server did not stop in order", e);
    }
  }
}
