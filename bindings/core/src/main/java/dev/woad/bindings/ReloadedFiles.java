package dev.woad.bindings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is read from files, and read again after they have changed. Whoever asks for it looks at the
 * files, once a second at most, so that there is no thread to end. If they cannot be read again,
 * what was read before holds, and the log tells of it. Safe for use by many threads.
 *
 * @param <T> what the files hold
 */
public final class ReloadedFiles<T> {

  private static final Logger LOG = LoggerFactory.getLogger(ReloadedFiles.class);
  private static final long INTERVAL = Duration.ofSeconds(1).toNanos();

  private final List<Path> files;
  private final Reading<T> reading;
  private final AtomicLong lookedAt;
  private final long interval;
  private volatile List<Object> version;
  private volatile T current;

  private ReloadedFiles(List<Path> files, Reading<T> reading, long interval)
      throws IOException, GeneralSecurityException {
    this.files = List.copyOf(files);
    this.reading = reading;
    this.interval = interval;
    // Before the files are read: what changes meanwhile is read again.
    this.version = version();
    this.current = reading.read();
    this.lookedAt = new AtomicLong(System.nanoTime());
  }

  /**
   * Reads the files.
   *
   * @throws IOException if they cannot be read
   * @throws GeneralSecurityException if they hold something else
   */
  public static <T> ReloadedFiles<T> of(List<Path> files, Reading<T> reading)
      throws IOException, GeneralSecurityException {
    return new ReloadedFiles<>(files, reading, INTERVAL);
  }

  /** Reads the files, and looks at them each time that somebody asks. */
  static <T> ReloadedFiles<T> eager(List<Path> files, Reading<T> reading)
      throws IOException, GeneralSecurityException {
    return new ReloadedFiles<>(files, reading, 0);
  }

  /** Returns what the files hold, as far as they can be read. */
  public T current() {
    long last = lookedAt.get();
    long now = System.nanoTime();
    if (now - last >= interval && lookedAt.compareAndSet(last, now)) {
      look();
    }
    return current;
  }

  private void look() {
    List<Object> found = version();
    if (found.equals(version)) {
      return;
    }
    // Also if they cannot be read: what is wrong is told once, and they are read when mended.
    version = found;
    try {
      current = reading.read();
      LOG.info("{} read again", files);
    } catch (IOException | GeneralSecurityException | RuntimeException e) {
      LOG.warn("{} cannot be read again, what was read before holds: {}", files, e.toString());
    }
  }

  private List<Object> version() {
    List<Object> version = new ArrayList<>();
    for (Path file : files) {
      try {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        version.add(attributes.lastModifiedTime());
        version.add(attributes.size());
        version.add(String.valueOf(attributes.fileKey()));
      } catch (IOException e) {
        version.add("missing");
      }
    }
    return version;
  }

  /** Reads what files hold. */
  @FunctionalInterface
  public interface Reading<T> {

    /** Returns what they hold now. */
    T read() throws IOException, GeneralSecurityException;
  }
}
