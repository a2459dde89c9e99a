package dev.woad.bindings.webhttp;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.woad.bindings.values.ValueKinds;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.temporal.Temporal;
import java.time.temporal.TemporalAmount;
import java.util.Optional;
import javax.xml.datatype.XMLGregorianCalendar;
import org.glassfish.jersey.server.ParamException;
import org.jspecify.annotations.Nullable;

/**
 * Reads parameters of paths, queries, headers and forms as JSON writes the same values, where
 * JAX-RS has another way or none: constants by their XML names, truth values strictly, times.
 */
final class TextParameters implements ParamConverterProvider {

  private final JsonMapper mapper;

  TextParameters(JsonMapper mapper) {
    this.mapper = mapper;
  }

  @Override
  public <T> @Nullable ParamConverter<T> getConverter(
      Class<T> rawType, Type genericType, Annotation[] annotations) {
    if (rawType.isEnum()
        || Temporal.class.isAssignableFrom(rawType)
        || TemporalAmount.class.isAssignableFrom(rawType)
        || XMLGregorianCalendar.class.isAssignableFrom(rawType)) {
      return new ByMapper<>(mapper, rawType);
    }
    if (rawType == Boolean.class || rawType == boolean.class) {
      @SuppressWarnings("unchecked")
      ParamConverter<T> truth = (ParamConverter<T>) new Truth(rawType == boolean.class);
      return truth;
    }
    return null;
  }

  /** Returns what was expected of a parameter, where its converter has said so. */
  static Optional<String> expected(ParamException refused) {
    for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnexpectedTextException unexpected) {
        return Optional.of(unexpected.expected);
      }
      if (cause instanceof NumberFormatException) {
        return Optional.of("a number");
      }
    }
    return Optional.empty();
  }

  private record ByMapper<T>(JsonMapper mapper, Class<T> type) implements ParamConverter<T> {

    @Override
    public @Nullable T fromString(@Nullable String text) {
      if (text == null) {
        return null;
      }
      try {
        return mapper.convertValue(text, type);
      } catch (IllegalArgumentException e) {
        throw new UnexpectedTextException(ValueKinds.nameOf(type), e);
      }
    }

    @Override
    public String toString(T value) {
      return mapper.convertValue(value, String.class);
    }
  }

  private record Truth(boolean primitive) implements ParamConverter<Boolean> {

    @Override
    public @Nullable Boolean fromString(@Nullable String text) {
      if (text == null) {
        return primitive ? false : null;
      }
      // As XML Schema has it.
      return switch (text) {
        case "true", "1" -> true;
        case "false", "0" -> false;
        default -> throw new UnexpectedTextException(ValueKinds.nameOf(boolean.class), null);
      };
    }

    @Override
    public String toString(Boolean value) {
      return value.toString();
    }
  }

  private static final class UnexpectedTextException extends IllegalArgumentException {

    private final String expected;

    UnexpectedTextException(String expected, @Nullable Throwable cause) {
      super("expected: " + expected, cause);
      this.expected = expected;
    }
  }
}
