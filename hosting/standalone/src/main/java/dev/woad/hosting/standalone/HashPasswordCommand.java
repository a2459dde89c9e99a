package dev.woad.hosting.standalone;

import dev.woad.security.realms.PasswordHash;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Writes the hash of a password for a file of users: {@code woad-host.jar hash-password}. The
 * password is the first line of standard input, and never an argument, which others could see.
 */
final class HashPasswordCommand {

  static final String NAME = "hash-password";

  private final PrintWriter out;
  private final PrintWriter err;

  HashPasswordCommand(PrintWriter out, PrintWriter err) {
    this.out = out;
    this.err = err;
  }

  int run() {
    try {
      String password = password();
      if (password == null || password.isEmpty()) {
        err.println("woad-host hash-password: empty (expected: a password)");
        return WoadHost.MISTAKES;
      }
      out.println(PasswordHash.of(password).text());
      return WoadHost.CLOSED;
    } catch (IOException e) {
      err.println("woad-host hash-password: " + e.getMessage());
      return WoadHost.NOT_OPENED;
    }
  }

  private static @Nullable String password() throws IOException {
    return new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
  }
}
