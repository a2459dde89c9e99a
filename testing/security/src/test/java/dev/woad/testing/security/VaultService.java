package dev.woad.testing.security;

import dev.woad.contracts.Caller;
import jakarta.annotation.security.DenyAll;
import java.security.Principal;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Says who calls, and counts how often it was reached. */
public final class VaultService implements Vault, VaultResource {

  final AtomicInteger calls = new AtomicInteger();
  final BlockingQueue<String> notes = new LinkedBlockingQueue<>();

  @Override
  public String whoAmI() {
    calls.incrementAndGet();
    return name();
  }

  @Override
  public String open(String box) {
    calls.incrementAndGet();
    return box + " opened by " + name();
  }

  @Override
  @DenyAll
  public String blowUp() {
    calls.incrementAndGet();
    return "boom";
  }

  @Override
  public void note(String text) {
    calls.incrementAndGet();
    notes.add(name() + ": " + text);
  }

  private static String name() {
    return Caller.current().principal().map(Principal::getName).orElse("nobody");
  }
}
