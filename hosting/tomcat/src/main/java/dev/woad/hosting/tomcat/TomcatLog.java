package dev.woad.hosting.tomcat;

import org.apache.juli.logging.Log;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings what Tomcat logs to SLF4J, under the names that Tomcat gives. What it thinks worth knowing
 * of its starts and stops is for those who debug. Found by {@code ServiceLoader}.
 */
public final class TomcatLog implements Log {

  private final Logger logger;

  /** Creates the one that {@code ServiceLoader} looks at, which logs nothing. */
  public TomcatLog() {
    this(TomcatLog.class.getName());
  }

  /** Creates a log of the given name. */
  public TomcatLog(String name) {
    this.logger = LoggerFactory.getLogger(name);
  }

  @Override
  public boolean isDebugEnabled() {
    return logger.isTraceEnabled();
  }

  @Override
  public boolean isErrorEnabled() {
    return logger.isErrorEnabled();
  }

  @Override
  public boolean isFatalEnabled() {
    return logger.isErrorEnabled();
  }

  @Override
  public boolean isInfoEnabled() {
    return logger.isDebugEnabled();
  }

  @Override
  public boolean isTraceEnabled() {
    return logger.isTraceEnabled();
  }

  @Override
  public boolean isWarnEnabled() {
    return logger.isWarnEnabled();
  }

  @Override
  public void trace(Object message) {
    logger.trace("{}", message);
  }

  @Override
  public void trace(Object message, Throwable failure) {
    logger.trace(String.valueOf(message), failure);
  }

  @Override
  public void debug(Object message) {
    logger.trace("{}", message);
  }

  @Override
  public void debug(Object message, Throwable failure) {
    logger.trace(String.valueOf(message), failure);
  }

  @Override
  public void info(Object message) {
    logger.debug("{}", message);
  }

  @Override
  public void info(Object message, Throwable failure) {
    logger.debug(String.valueOf(message), failure);
  }

  @Override
  public void warn(Object message) {
    logger.warn("{}", message);
  }

  @Override
  public void warn(Object message, Throwable failure) {
    logger.warn(String.valueOf(message), failure);
  }

  @Override
  public void error(Object message) {
    logger.error("{}", message);
  }

  @Override
  public void error(Object message, Throwable failure) {
    logger.error(String.valueOf(message), failure);
  }

  @Override
  public void fatal(Object message) {
    logger.error("{}", message);
  }

  @Override
  public void fatal(Object message, Throwable failure) {
    logger.error(String.valueOf(message), failure);
  }
}
