package dev.woad.bindings.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ContentTypeTest {

  @Test
  void namesAreInLowerCaseAndQuotesTakenOff() {
    ContentType type =
        ContentType.parse("Multipart/Related; TYPE=\"application/xop+xml\";boundary = a-b ;x=\"\"");

    assertThat(type.mediaType()).isEqualTo("multipart/related");
    assertThat(type.parameter("type")).hasValue("application/xop+xml");
    assertThat(type.parameter("boundary")).hasValue("a-b");
    assertThat(type.parameter("x")).hasValue("");
    assertThat(type.parameter("start")).isEmpty();
  }

  @Test
  void quotedValuesMayHaveAnything() {
    ContentType type = ContentType.parse("a/b; action=\"x;y=\\\"z\\\\\"; charset=utf-8");

    assertThat(type.parameter("action")).hasValue("x;y=\"z\\");
    assertThat(type.parameter("charset")).hasValue("utf-8");
  }

  @Test
  void firstOfTwoCounts() {
    assertThat(ContentType.parse("a/b;x=1;X=2").parameter("x")).hasValue("1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", ";", "a/b;", "a/b;x", "a/b;x=", "a/b;=", "a/b;x=\"", "a/b;x=\"\\", ";;;="})
  void whatIsCutShortIsForgiven(String text) {
    assertThat(ContentType.parse(text).mediaType()).isEqualTo(text.startsWith("a") ? "a/b" : "");
  }
}
