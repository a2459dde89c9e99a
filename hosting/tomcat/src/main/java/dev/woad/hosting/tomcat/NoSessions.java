package dev.woad.hosting.tomcat;

import org.apache.catalina.LifecycleException;
import org.apache.catalina.LifecycleState;
import org.apache.catalina.session.ManagerBase;

/** Keeps no sessions: nobody asks for one. */
final class NoSessions extends ManagerBase {

  @Override
  protected void startInternal() throws LifecycleException {
    super.startInternal();
    setState(LifecycleState.STARTING);
  }

  @Override
  protected void stopInternal() throws LifecycleException {
    setState(LifecycleState.STOPPING);
    super.stopInternal();
  }

  @Override
  public void load() {}

  @Override
  public void unload() {}
}
