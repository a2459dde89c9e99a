package dev.woad.hosting.war;

import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.ServiceLoader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives the JDBC drivers of an application to the JVM, which looks for them on its own class path
 * only, and takes them back: it would keep the application in memory for ever.
 */
final class JdbcDrivers {

  private static final Logger LOG = LoggerFactory.getLogger(JdbcDrivers.class);

  private JdbcDrivers() {}

  /** Makes known those that the given loader finds. */
  static void register(ClassLoader loader) {
    // A driver registers itself when its class is loaded.
    ServiceLoader.load(Driver.class, loader)
        .forEach(driver -> LOG.debug("found {}", driver.getClass().getName()));
  }

  /** Takes those back whose classes the given loader has loaded. */
  static void deregister(ClassLoader loader) {
    List<Driver> drivers =
        DriverManager.drivers()
            .filter(driver -> driver.getClass().getClassLoader() == loader)
            .toList();
    for (Driver driver : drivers) {
      try {
        DriverManager.deregisterDriver(driver);
      } catch (SQLException e) {
        LOG.warn("{} could not be deregistered", driver.getClass().getName(), e);
      }
    }
  }
}
