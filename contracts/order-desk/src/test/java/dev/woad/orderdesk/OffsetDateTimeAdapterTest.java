package dev.woad.orderdesk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OffsetDateTimeAdapterTest {

  private final OffsetDateTimeAdapter adapter = new OffsetDateTimeAdapter();

  @ParameterizedTest
  @CsvSource({
    "2026-03-01T12:30:15Z,              2026-03-01T12:30:15Z",
    "2026-03-01T12:30:15.1234567+01:00, 2026-03-01T12:30:15.1234567+01:00",
    "2026-03-01T12:30:15,               2026-03-01T12:30:15Z",
    "2026-03-01T12:30:15-14:00,         2026-03-01T12:30:15-14:00",
  })
  void readsWhatTheSchemaAllows(String text, OffsetDateTime expected) {
    assertThat(adapter.unmarshal(text)).isEqualTo(expected);
  }

  @Test
  void secondsAreWrittenEvenIfNought() {
    assertThat(adapter.marshal(OffsetDateTime.parse("2026-03-01T12:30Z")))
        .isEqualTo("2026-03-01T12:30:00Z");
  }
}
