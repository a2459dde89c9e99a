package dev.woad.security.realms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.woad.security.Identity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FileRealmTest {

  // Of the right form, of an unknown password.
  private static final String BCRYPT =
      "$2y$05$ZhpnO0aZf1n6Ww0g.7dWQOeyKJb9mFDz0kJm0RCpIuUjWl5mZ3n9e";

  @TempDir private Path directory;

  private FileRealm realm(String... lines) throws IOException {
    return FileRealm.of(Files.writeString(directory.resolve("users"), String.join("\n", lines)));
  }

  @Test
  void passwordOfAUserIsRight() throws IOException {
    FileRealm realm =
        realm("# users", "", "alice:" + PasswordHash.of("wonder1and").text() + ":clerk, boss");

    assertThat(realm.validate("alice", "wonder1and"))
        .hasValueSatisfying(
            identity -> {
              assertThat(identity).isEqualTo(Identity.of("alice", "UserName"));
              assertThat(identity.roles()).containsExactlyInAnyOrder("clerk", "boss");
            });
  }

  @ParameterizedTest
  @CsvSource({
    "alice, wonder1anD",
    "alice, ''",
    "Alice, wonder1and",
    "bob, wonder1and",
    "'', ''",
    "CN=alice, ''",
  })
  void anythingElseIsWrong(String name, String password) throws IOException {
    FileRealm realm = realm("alice:" + PasswordHash.of("wonder1and").text(), "CN=alice::clerk");

    assertThat(realm.validate(name, password)).isEmpty();
  }

  @Test
  void nameWithoutPasswordHasRoles() throws IOException {
    assertThat(realm("CN=alice::clerk").roles("CN=alice")).containsExactly("clerk");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alice",
        "alice:secret-in-clear",
        "alice:{SHA}qUqP5cyxm6YcTAhz05Hph5gvu9M=",
        "alice:$argon2id$v=19$m=9999999,t=1,p=1$c2FsdA$aGFzaA",
        "alice:::x",
        ":$2y$05$x",
      })
  void malformedLineIsToldByItsNumberAndNotByWhatItHolds(String line) {
    assertThatThrownBy(() -> realm("", line))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("line 2")
        .hasMessageNotContaining("secret");
  }

  @Test
  void nameThatIsThereTwiceIsRefused() {
    String line = "alice:" + PasswordHash.of("x").text();

    assertThatThrownBy(() -> realm(line, line)).hasMessageContaining("line 2");
  }

  @Test
  void bcryptOfHtpasswdIsKnown() {
    PasswordHash hash = PasswordHash.parse(BCRYPT);

    assertThat(hash.matches("wrong")).isFalse();
    assertThat(hash.matches("x".repeat(73))).isFalse();
    assertThat(hash.toString()).doesNotContain("$2y");
  }
}
