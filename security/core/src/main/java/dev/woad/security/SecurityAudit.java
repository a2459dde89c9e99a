package dev.woad.security;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.Locale;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down who was let in and who was not: WCF's ServiceSecurityAudit. Each event is one line,
 * of {@code key="value"} pairs in which nothing that a caller sends can begin another line or end a
 * value. Safe for use by many threads.
 */
public final class SecurityAudit {

  /** The name of the logger that events go to: refusals as warnings, all others as information. */
  public static final String LOGGER = "dev.woad.audit";

  private static final Logger LOG = LoggerFactory.getLogger(LOGGER);
  private static final int MAX_VALUE = 256;

  private final Level level;
  private final Consumer<AuditEvent> target;

  private SecurityAudit(Level level, Consumer<AuditEvent> target) {
    this.level = level;
    this.target = target;
  }

  /** Which events are written down. */
  public enum Level {
    /** None. */
    NONE,
    /** Refusals. */
    FAILURE,
    /** Whom was let in. */
    SUCCESS,
    /** All. */
    SUCCESS_OR_FAILURE
  }

  /** Returns an audit that tells the logger of refusals. */
  public static SecurityAudit failures() {
    return toLog(Level.FAILURE);
  }

  /** Returns an audit that tells the logger. */
  public static SecurityAudit toLog(Level level) {
    return new SecurityAudit(level, SecurityAudit::log);
  }

  /** Returns an audit that tells whoever is given. */
  public static SecurityAudit to(Level level, Consumer<AuditEvent> target) {
    return new SecurityAudit(level, target);
  }

  /**
   * Returns an audit that adds to a file, which may be moved away at any time: it is opened for
   * each event. What cannot be written there goes to the logger.
   */
  public static SecurityAudit toFile(Level level, Path file, Clock clock) {
    return new SecurityAudit(level, event -> append(file, clock, event));
  }

  /** Writes an event down, if it is one of those that are. */
  public void tell(AuditEvent event) {
    boolean wanted =
        switch (level) {
          case NONE -> false;
          case FAILURE -> !event.allowed();
          case SUCCESS -> event.allowed();
          case SUCCESS_OR_FAILURE -> true;
        };
    if (wanted) {
      target.accept(event);
    }
  }

  /** Returns the line that an event is written as. */
  static String line(AuditEvent event) {
    StringBuilder line = new StringBuilder(160);
    pair(line, "event", event.kind().name().toLowerCase(Locale.ROOT));
    pair(line, "outcome", event.allowed() ? "allowed" : "refused");
    pair(line, "who", event.who());
    pair(line, "how", event.how());
    pair(line, "what", event.what());
    pair(line, "from", event.from());
    pair(line, "why", event.why());
    return line.toString();
  }

  private static void pair(StringBuilder line, String key, String value) {
    if (value.isEmpty()) {
      return;
    }
    if (!line.isEmpty()) {
      line.append(' ');
    }
    line.append(key).append("=\"");
    int length = Math.min(value.length(), MAX_VALUE);
    for (int i = 0; i < length; i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        line.append('\\').append(c);
      } else if (Character.isISOControl(c)
          || Character.getType(c) == Character.FORMAT
          || c == '\u2028'
          || c == '\u2029') {
        line.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        line.append(c);
      }
    }
    line.append(length < value.length() ? "...\"" : "\"");
  }

  private static void log(AuditEvent event) {
    if (event.allowed()) {
      if (LOG.isInfoEnabled()) {
        LOG.info("{}", line(event));
      }
    } else if (LOG.isWarnEnabled()) {
      LOG.warn("{}", line(event));
    }
  }

  private static void append(Path file, Clock clock, AuditEvent event) {
    try {
      byte[] line = (clock.instant() + " " + line(event) + "\n").getBytes(StandardCharsets.UTF_8);
      // One write, so that lines of many threads stay whole.
      Files.write(
          file,
          line,
          StandardOpenOption.CREATE,
          StandardOpenOption.WRITE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      LOG.error("audit file {} cannot be written: {}", file, e.toString());
      log(event);
    }
  }
}
