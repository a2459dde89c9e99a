package dev.woad.security.realms;

import dev.woad.bindings.ReloadedFiles;
import dev.woad.security.Identity;
import dev.woad.security.UserNamePasswordValidator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Users of a file, which is read again when it changes. Each line is one user, {@code
 * name:hash:role,role}, as {@code htpasswd -B} writes it with the roles added; one without a hash
 * has no password, such as the subject of a certificate, {@code CN=alice::clerk}. Empty lines, and
 * those that begin with {@code #}, say nothing. Safe for use by many threads.
 */
public final class FileRealm implements UserNamePasswordValidator {

  private static final String AUTHENTICATION_TYPE = "UserName";
  // Whoever asks for a name that nobody has waits as long as for a wrong password.
  private static final PasswordHash NOBODY = PasswordHash.of("");

  private final ReloadedFiles<Map<String, User>> users;

  private FileRealm(ReloadedFiles<Map<String, User>> users) {
    this.users = users;
  }

  private record User(@Nullable PasswordHash hash, Set<String> roles) {}

  /**
   * Reads a file of users.
   *
   * @throws IllegalArgumentException if it cannot be read, or a line is malformed
   */
  public static FileRealm of(Path file) {
    try {
      return new FileRealm(ReloadedFiles.of(List.of(file), () -> read(file)));
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalArgumentException(
          "users: " + file + ": " + e.getMessage() + " (expected: a file of users)", e);
    }
  }

  @Override
  public Optional<Identity> validate(String userName, String password) {
    User user = users.current().get(userName);
    PasswordHash hash = user == null ? null : user.hash();
    boolean right = (hash == null ? NOBODY : hash).matches(password);
    return user != null && hash != null && right
        ? Optional.of(Identity.of(userName, AUTHENTICATION_TYPE).withRoles(user.roles()))
        : Optional.empty();
  }

  /** Returns the roles of a name; none if it is not there. */
  public Set<String> roles(String name) {
    User user = users.current().get(name);
    return user == null ? Set.of() : user.roles();
  }

  private static Map<String, User> read(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    Map<String, User> users = new HashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      String[] parts = line.split(":", -1);
      String where = "users: " + file + ", line " + (i + 1) + ": ";
      if (parts.length < 2 || parts.length > 3 || parts[0].isBlank()) {
        throw new IllegalArgumentException(where + "malformed (expected: name:hash:role,role)");
      }
      try {
        User user =
            new User(
                parts[1].isEmpty() ? null : PasswordHash.parse(parts[1]),
                listed(parts.length == 3 ? parts[2] : ""));
        if (users.put(parts[0].strip(), user) != null) {
          throw new IllegalArgumentException("a name that was there before");
        }
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(where + e.getMessage(), e);
      }
    }
    return Map.copyOf(users);
  }

  private static Set<String> listed(String list) {
    return Stream.of(list.split(",", -1))
        .map(String::strip)
        .filter(role -> !role.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }
}
