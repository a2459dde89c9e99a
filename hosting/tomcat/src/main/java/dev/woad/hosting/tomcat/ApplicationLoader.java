package dev.woad.hosting.tomcat;

import java.beans.PropertyChangeListener;
import org.apache.catalina.Context;
import org.apache.catalina.Loader;
import org.jspecify.annotations.Nullable;

/**
 * Gives requests the class loader of the application that embeds the server. One of Tomcat's own
 * would live on in threads that are started during a request, and fail them once it is stopped.
 */
final class ApplicationLoader implements Loader {

  private @Nullable Context context;

  @Override
  public ClassLoader getClassLoader() {
    return ApplicationLoader.class.getClassLoader();
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
