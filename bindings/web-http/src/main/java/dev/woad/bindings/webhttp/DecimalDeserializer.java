package dev.woad.bindings.webhttp;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.NumberDeserializers;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Reads decimals with exponents of some sense. XML has none, so that 1e999999999 would be written
 * with all of its zeros.
 */
final class DecimalDeserializer extends StdDeserializer<BigDecimal> {

  private static final int MAX_SCALE = 1000;

  DecimalDeserializer() {
    super(BigDecimal.class);
  }

  @Override
  public @Nullable BigDecimal deserialize(JsonParser json, DeserializationContext context)
      throws IOException {
    String text = json.getText();
    BigDecimal value =
        NumberDeserializers.BigDecimalDeserializer.instance.deserialize(json, context);
    if (value != null && Math.abs((long) value.scale()) > MAX_SCALE) {
      return (BigDecimal)
          context.handleWeirdStringValue(BigDecimal.class, text, "exponent beyond %s", MAX_SCALE);
    }
    return value;
  }
}
