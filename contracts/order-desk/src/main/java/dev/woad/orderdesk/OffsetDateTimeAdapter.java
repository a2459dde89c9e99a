package dev.woad.orderdesk;

import jakarta.xml.bind.annotation.adapters.XmlAdapter;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes {@code xs:dateTime} as {@link OffsetDateTime}. A time without a zone, which the
 * schema allows, is taken as UTC.
 */
public final class OffsetDateTimeAdapter extends XmlAdapter<String, OffsetDateTime> {

  /** Creates an adapter; for JAXB. */
  public OffsetDateTimeAdapter() {}

  @Override
  public @Nullable OffsetDateTime unmarshal(@Nullable String text) {
    if (text == null) {
      return null;
    }
    TemporalAccessor time =
        DateTimeFormatter.ISO_DATE_TIME.parseBest(
            text.strip(), OffsetDateTime::from, LocalDateTime::from);
    return time instanceof OffsetDateTime withZone
        ? withZone
        : ((LocalDateTime) time).atOffset(ZoneOffset.UTC);
  }

  @Override
  public @Nullable String marshal(@Nullable OffsetDateTime time) {
    return time == null ? null : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time);
  }
}
