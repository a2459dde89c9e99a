package dev.woad.security.realms;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * A password as it is kept: by Argon2id, in the form of the reference implementation ({@code
 * $argon2id$v=19$m=...}), or by bcrypt, as {@code htpasswd -B} writes it ({@code $2y$10$...}).
 * Immutable.
 */
public final class PasswordHash {

  private static final Pattern ARGON2 =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,2})\\$([^$]+)\\$([^$]+)");
  private static final Pattern BCRYPT = Pattern.compile("\\$2[aby]\\$\\d\\d\\$[./A-Za-z0-9]{53}");
  private static final Base64.Encoder BASE64 = Base64.getEncoder().withoutPadding();
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int MEMORY_KIB = 19_456;
  private static final int ITERATIONS = 2;
  private static final int LENGTH = 32;
  private static final int MAX_MEMORY_KIB = 1_048_576;
  // bcrypt looks at no more.
  private static final int MAX_BCRYPT = 72;

  private final String text;

  private PasswordHash(String text) {
    this.text = text;
  }

  /**
   * Reads a hash.
   *
   * @throws IllegalArgumentException if it is none of the known forms; the message does not say
   *     what it is
   */
  public static PasswordHash parse(String text) {
    Matcher argon2 = ARGON2.matcher(text);
    boolean known =
        BCRYPT.matcher(text).matches()
            || (argon2.matches() && Integer.parseInt(argon2.group(1)) <= MAX_MEMORY_KIB);
    if (!known) {
      throw new IllegalArgumentException(
          "hash: of no known form (expected: $argon2id$v=19$m=... or $2y$...)");
    }
    return new PasswordHash(text);
  }

  /** Hashes a password by Argon2id. */
  public static PasswordHash of(String password) {
    byte[] salt = new byte[16];
    RANDOM.nextBytes(salt);
    byte[] hash = argon2(password, salt, new int[] {MEMORY_KIB, ITERATIONS, 1}, LENGTH);
    return new PasswordHash(
        "$argon2id$v=19$m="
            + MEMORY_KIB
            + ",t="
            + ITERATIONS
            + ",p=1$"
            + BASE64.encodeToString(salt)
            + "$"
            + BASE64.encodeToString(hash));
  }

  /** Returns whether this is the hash of a password. Takes its time. */
  public boolean matches(String password) {
    Matcher argon2 = ARGON2.matcher(text);
    if (argon2.matches()) {
      byte[] expected = Base64.getDecoder().decode(argon2.group(5));
      int[] costs = {
        Integer.parseInt(argon2.group(1)),
        Integer.parseInt(argon2.group(2)),
        Integer.parseInt(argon2.group(3))
      };
      byte[] salt = Base64.getDecoder().decode(argon2.group(4));
      return MessageDigest.isEqual(argon2(password, salt, costs, expected.length), expected);
    }
    byte[] bytes = password.getBytes(StandardCharsets.UTF_8);
    return bytes.length <= MAX_BCRYPT && OpenBSDBCrypt.checkPassword(text, bytes);
  }

  private static byte[] argon2(String password, byte[] salt, int[] costs, int length) {
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withSalt(salt)
            .withMemoryAsKB(costs[0])
            .withIterations(costs[1])
            .withParallelism(costs[2])
            .build());
    byte[] hash = new byte[length];
    generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
    return hash;
  }

  /** Returns the hash as it is kept. */
  public String text() {
    return text;
  }

  // What may end in a log is not the hash.
  @Override
  public String toString() {
    return "PasswordHash";
  }
}
