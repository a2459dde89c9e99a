package dev.woad.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SecurityAuditTest {

  private static AuditEvent event(boolean allowed, String who) {
    return new AuditEvent(
        AuditEvent.Kind.AUTHENTICATION,
        allowed,
        who,
        "https://localhost/orders",
        "127.0.0.1:4711",
        "UserName",
        allowed ? "" : "wrong user name or password");
  }

  @Test
  void eventIsOneLine() {
    assertThat(SecurityAudit.line(event(false, "alice")))
        .isEqualTo(
            "event=\"authentication\" outcome=\"refused\" who=\"alice\" how=\"UserName\""
                + " what=\"https://localhost/orders\" from=\"127.0.0.1:4711\""
                + " why=\"wrong user name or password\"");
  }

  @Test
  void whatACallerSendsEndsNeitherValueNorLine() {
    String forged = "x\" outcome=\"allowed\r\n\u2028\u202eevent";

    assertThat(SecurityAudit.line(event(false, forged)))
        .contains("who=\"x\\\" outcome=\\\"allowed\\u000d\\u000a\\u2028\\u202eevent\"");
    assertThat(SecurityAudit.line(event(false, "x".repeat(10_000)))).hasSizeLessThan(600);
  }

  @ParameterizedTest
  @CsvSource({"NONE, 0", "FAILURE, 1", "SUCCESS, 1", "SUCCESS_OR_FAILURE, 2"})
  void levelSaysWhatIsWritten(SecurityAudit.Level level, int count) {
    List<AuditEvent> events = new ArrayList<>();
    SecurityAudit audit = SecurityAudit.to(level, events::add);

    audit.tell(event(true, "alice"));
    audit.tell(event(false, "bob"));

    assertThat(events).hasSize(count);
  }

  @Test
  void fileMayBeMovedAway(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("audit.log");
    SecurityAudit audit =
        SecurityAudit.toFile(
            SecurityAudit.Level.FAILURE, file, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));

    audit.tell(event(false, "one"));
    Files.move(file, directory.resolve("audit.log.1"));
    audit.tell(event(false, "two"));

    assertThat(Files.readString(directory.resolve("audit.log.1")))
        .startsWith("1970-01-01T00:00:00Z event=")
        .contains("one");
    assertThat(Files.readAllLines(file)).singleElement().asString().contains("two");
  }
}
