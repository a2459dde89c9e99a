package dev.woad.hosting;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The extensions of hosts, among the parameters of their transports. */
public final class HostExtensions {

  private final List<HostExtension> extensions = new CopyOnWriteArrayList<>();

  /** Creates a collection without extensions. */
  public HostExtensions() {}

  /** Adds one after those already there. */
  public void add(HostExtension extension) {
    extensions.add(extension);
  }

  /** Returns all of them, in their order. */
  public List<HostExtension> all() {
    return List.copyOf(extensions);
  }
}
