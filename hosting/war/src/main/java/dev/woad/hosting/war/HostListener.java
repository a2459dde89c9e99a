package dev.woad.hosting.war;

import dev.woad.bindings.BindingParameters;
import dev.woad.bindings.httpserver.HttpServer;
import dev.woad.bindings.httpserver.HttpServerSettings;
import dev.woad.hosting.Hosts;
import dev.woad.hosting.ServiceHost;
import dev.woad.hosting.configuration.ConfigurationException;
import dev.woad.hosting.configuration.ConfigurationReader;
import dev.woad.hosting.configuration.HostConfiguration;
import dev.woad.hosting.servlet.ServletHttpServer;
import dev.woad.security.UnsecuredEndpoints;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletRegistration;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens hosts when an application starts, over the HTTP of its container, and closes them when it
 * ends.
 *
 * <p>An application of one's own that lists it in its {@code web.xml} is a host, too. What the
 * hosts are is read from {@code /WEB-INF/woad.yaml}, or from the file that the application's
 * parameter, the system property or the environment variable {@code woad.config} ({@code
 * WOAD_CONFIG}) names.
 */
public final class HostListener implements ServletContextListener {

  private static final Logger LOG = LoggerFactory.getLogger(HostListener.class);

  private @Nullable Hosts hosts;
  private @Nullable ServletHttpServer server;

  /** Creates the listener. */
  public HostListener() {}

  /**
   * Opens the hosts.
   *
   * @throws IllegalStateException if they cannot be opened; the container then takes the
   *     application down
   */
  @Override
  public void contextInitialized(ServletContextEvent event) {
    ServletContext context = event.getServletContext();
    try {
      JvmThreads.start();
      JdbcDrivers.register(context.getClassLoader());
      HostConfiguration configuration = ConfigurationFile.of(context).read(reader(context));
      BindingParameters parameters = configuration.parameters();
      ServletHttpServer ownServer = ServletHttpServer.of(trustsForwarded(parameters));
      parameters.put(HttpServer.class, ownServer);
      parameters.put(
          UnsecuredEndpoints.class,
          parameters
              .find(UnsecuredEndpoints.class)
              .orElse(UnsecuredEndpoints.REFUSED)
              .inContainer());
      server = ownServer;
      hosts = OwnThread.call(() -> configuration.open(parameters));
      mapAllPaths(context, ownServer);
    } catch (ConfigurationException e) {
      e.errors().forEach(error -> LOG.error("{}", error));
      throw new IllegalStateException("the configuration has mistakes: " + e.getMessage());
    } catch (RuntimeException | LinkageError e) {
      // A container tells why in a file where few people look.
      LOG.error("{} is not opened", context.getContextPath(), e);
      throw e;
    }
    for (ServiceHost host : hosts.hosts()) {
      host.endpoints()
          .forEach(
              endpoint ->
                  LOG.info(
                      "{}: {} by {} at {}",
                      host.name().getLocalPart(),
                      endpoint.contract(),
                      endpoint.binding().name(),
                      place(endpoint.address().uri(), context)));
    }
  }

  // Queues are where they are, whatever the container's path is.
  private static String place(URI address, ServletContext context) {
    return address.isOpaque() ? address.toString() : context.getContextPath() + address.getPath();
  }

  /** Closes the hosts, and gives back what classes of the application left with the JVM. */
  @Override
  public void contextDestroyed(ServletContextEvent event) {
    Hosts open = hosts;
    if (open != null) {
      OwnThread.call(
          () -> {
            open.close();
            return open;
          });
    }
    if (server != null) {
      server.close(ServiceHost.CLOSE_TIMEOUT);
    }
    JdbcDrivers.deregister(event.getServletContext().getClassLoader());
  }

  private static ConfigurationReader reader(ServletContext context) {
    return ConfigurationReader.create()
        .withClassLoader(context.getClassLoader())
        .withProperty("woad.data", DataDirectory.path())
        // Only the path of an address counts: the rest is the container's.
        .withBaseAddress(URI.create("http://localhost/"));
  }

  private static boolean trustsForwarded(BindingParameters parameters) {
    return parameters
        .find(HttpServerSettings.class)
        .map(HttpServerSettings::trustForwarded)
        .orElse(false);
  }

  private static void mapAllPaths(ServletContext context, ServletHttpServer server) {
    ServletRegistration.Dynamic servlet = context.addServlet("woad", server.servlet());
    servlet.setAsyncSupported(true);
    servlet.setLoadOnStartup(1);
    servlet.addMapping("/*");
  }
}
