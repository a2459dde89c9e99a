package dev.woad.hosting.tomcat;

import org.apache.catalina.LifecycleException;
import org.apache.catalina.LifecycleState;
import org.apache.catalina.session.ManagerBase;

/** Keeps no sessions: nobody asks for one. */
final class NoSessions extends ManagerBase {

  // What it would start is a source of random names for sessions, which may take its time.
  @Override
  protected void startInternal() throws LifecycleException {
    setState(LifecycleState.STARTING);
  }

  @Override
  protected void stopInternal() throws LifecycleException {
    setState(LifecycleState.STOPPING);
  }

  @Override
  public void load() {}

  @Override
  public void unload() {}
}
