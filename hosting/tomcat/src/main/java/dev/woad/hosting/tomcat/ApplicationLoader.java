package dev.woad.hosting.tomcat;

import java.beans.PropertyChangeListener;
import org.apache.catalina.Context;
import org.apache.catalina.Loader;
import org.jspecify.annotations.Nullable;

/**
 * Gives requests the context class loader of whoever embeds the server, where the classes of
 * services are. One of Tomcat's own would live on in threads that are started during a request, and
 * fail them once it is stopped.
 */
final class ApplicationLoader implements Loader {

  private final ClassLoader loader;
  private @Nullable Context context;

  private ApplicationLoader(ClassLoader loader) {
    this.loader = loader;
  }

  /** Returns one with the context class loader of the current thread. */
  static ApplicationLoader ofCaller() {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    return new ApplicationLoader(
        context == null ? ApplicationLoader.class.getClassLoader() : context);
  }

  @Override
  public ClassLoader getClassLoader() {
    return loader;
  }

  @Override
  public @Nullable Context getContext() {
    return context;
  }

  @Override
  public void setContext(Context context) {
    this.context = context;
  }

  @Override
  public void backgroundProcess() {}

  @Override
  public boolean getDelegate() {
    return true;
  }

  @Override
  public void setDelegate(boolean delegate) {}

  @Override
  public boolean modified() {
    return false;
  }

  @Override
  public void addPropertyChangeListener(PropertyChangeListener listener) {}

  @Override
  public void removePropertyChangeListener(PropertyChangeListener listener) {}
}
