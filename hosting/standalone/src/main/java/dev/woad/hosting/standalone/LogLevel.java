package dev.woad.hosting.standalone;

import java.util.Locale;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.slf4j.bridge.SLF4JBridgeHandler;
import org.slf4j.simple.SimpleLogger;

/** How much is logged. */
enum LogLevel {
  ERROR,
  WARN,
  INFO,
  DEBUG,
  TRACE;

  // At the levels that are there to be read, engines tell only what is wrong.
  private static final Map<String, String> QUIET_AT_INFO =
      Map.of(
          "dev.woad.hosting.ServiceHost", "warn",
          "org.apache.activemq", "error",
          "org.flywaydb", "error",
          // Clients are asked for certificates at the beginning or not at all.
          "org.apache.tomcat.util.net.SSLUtilBase", "error",
          "org.glassfish", "warn",
          "com.sun", "warn");

  boolean isDebug() {
    return compareTo(DEBUG) >= 0;
  }

  /** Sets up logging, which must not have been used before. What was set from outside holds. */
  void apply() {
    set(SimpleLogger.DEFAULT_LOG_LEVEL_KEY, name().toLowerCase(Locale.ROOT));
    set(SimpleLogger.SHOW_DATE_TIME_KEY, "true");
    set(SimpleLogger.DATE_TIME_FORMAT_KEY, "yyyy-MM-dd HH:mm:ss.SSS");
    set(SimpleLogger.SHOW_THREAD_NAME_KEY, String.valueOf(isDebug()));
    if (this == INFO || this == WARN) {
      QUIET_AT_INFO.forEach((name, level) -> set(SimpleLogger.LOG_KEY_PREFIX + name, level));
    }
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
    // What is not let through here costs nothing further on.
    Logger.getLogger("").setLevel(level());
  }

  private Level level() {
    return switch (this) {
      case ERROR -> Level.SEVERE;
      case WARN, INFO -> Level.WARNING;
      case DEBUG -> Level.FINE;
      case TRACE -> Level.ALL;
    };
  }

  private static void set(String key, String value) {
    if (System.getProperty(key) == null) {
      System.setProperty(key, value);
    }
  }
}
