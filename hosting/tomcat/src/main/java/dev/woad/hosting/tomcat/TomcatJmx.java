package dev.woad.hosting.tomcat;

import org.apache.tomcat.util.modeler.Registry;

/** Whether embedded servers can be watched by JMX. */
public final class TomcatJmx {

  private TomcatJmx() {}

  /**
   * Spares servers that are embedded from now on a good part of their start. For programs that have
   * no other Tomcat in them: it holds for all of the class loader.
   */
  public static void disable() {
    Registry.disableRegistry();
  }
}
