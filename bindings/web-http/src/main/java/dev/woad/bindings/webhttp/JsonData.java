package dev.woad.bindings.webhttp;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.fasterxml.jackson.module.jakarta.xmlbind.JakartaXmlBindAnnotationModule;
import dev.woad.bindings.message.ReaderQuotas;
import java.math.BigDecimal;
import java.util.List;

/**
 * How the data types of SOAP are written as JSON: by the names, orders and adapters of their JAXB
 * annotations, and strictly, so that what is misspelt is refused and not lost.
 */
final class JsonData {

  private JsonData() {}

  static JsonMapper mapper(ReaderQuotas quotas) {
    JsonFactory factory =
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(quotas.maxDepth())
                    .maxStringLength(quotas.maxStringContentLength())
                    .maxNameLength(quotas.maxNameTableCharCount())
                    .build())
            // Each distinct name that a stranger sends would stay in memory.
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            // Positions in problems suffice; the document itself is the caller's.
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();
    return JsonMapper.builder(factory)
        .addModule(new JakartaXmlBindAnnotationModule())
        .addModule(new JavaTimeModule())
        .addModule(new JaxbModule())
        .addModule(
            new SimpleModule("woad-decimals")
                .addDeserializer(BigDecimal.class, new DecimalDeserializer()))
        .defaultPropertyInclusion(
            JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
        // XML has no way to write a list without items either.
        .withConfigOverride(
            List.class,
            override ->
                override.setInclude(
                    JsonInclude.Value.construct(
                        JsonInclude.Include.NON_EMPTY, JsonInclude.Include.ALWAYS)))
        .disable(
            SerializationFeature.WRITE_DATES_AS_TIMESTAMPS,
            SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
        .disable(
            DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE,
            DeserializationFeature.ACCEPT_FLOAT_AS_INT)
        .enable(
            DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
            DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS,
            DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
        .build();
  }
}
