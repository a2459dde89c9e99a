package dev.woad.testing.fuzz;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.AbstractLogger;

/** Keeps what is logged as an error: what nobody foresaw. */
public final class ErrorLog extends AbstractLogger {

  private static final long serialVersionUID = 1;
  private static final Queue<Throwable> FOUND = new ConcurrentLinkedQueue<>();

  ErrorLog(String name) {
    this.name = name;
  }

  /** Keeps what was thrown. */
  public static void add(Throwable thrown) {
    FOUND.add(thrown);
  }

  /** Throws what was kept. */
  public static void requireEmpty() {
    Throwable first = FOUND.poll();
    FOUND.clear();
    if (first != null) {
      throw new AssertionError(first);
    }
  }

  @Override
  protected @Nullable String getFullyQualifiedCallerName() {
    return null;
  }

  @Override
  protected void handleNormalizedLoggingCall(
      Level level, Marker marker, String message, Object[] arguments, @Nullable Throwable thrown) {
    add(thrown == null ? new AssertionError(message) : thrown);
  }

  @Override
  public boolean isTraceEnabled() {
    return false;
  }

  @Override
  public boolean isTraceEnabled(Marker marker) {
    return false;
  }

  @Override
  public boolean isDebugEnabled() {
    return false;
  }

  @Override
  public boolean isDebugEnabled(Marker marker) {
    return false;
  }

  @Override
  public boolean isInfoEnabled() {
    return false;
  }

  @Override
  public boolean isInfoEnabled(Marker marker) {
    return false;
  }

  @Override
  public boolean isWarnEnabled() {
    return false;
  }

  @Override
  public boolean isWarnEnabled(Marker marker) {
    return false;
  }

  @Override
  public boolean isErrorEnabled() {
    return true;
  }

  @Override
  public boolean isErrorEnabled(Marker marker) {
    return true;
  }
}
