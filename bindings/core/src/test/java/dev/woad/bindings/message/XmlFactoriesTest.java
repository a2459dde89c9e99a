package dev.woad.bindings.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class XmlFactoriesTest {

  private static final ReaderQuotas TIGHT = new ReaderQuotas(3, 10, 10, 1000, 2);

  private static int elements(String xml, ReaderQuotas quotas) throws XMLStreamException {
    XMLStreamReader reader =
        XmlFactories.reader(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)), quotas);
    int elements = 0;
    while (reader.hasNext()) {
      int event = reader.next();
      elements += event == XMLStreamConstants.START_ELEMENT ? 1 : 0;
      if (event == XMLStreamConstants.CHARACTERS) {
        assertThat(reader.getText()).isNotNull();
      }
    }
    return elements;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<a><b><c/></b></a> | <a><b><c><d/></c></b></a>",
        "<a>0123456789</a> | <a>01234567890</a>",
        "<a b='0123456789'/> | <a b='01234567890'/>",
        "<a b='' c=''/> | <a b='' c='' d=''/>",
      })
  void eachQuotaHoldsAtItsEdge(String within, String beyond) throws Exception {
    assertThat(elements(within, TIGHT)).isPositive();
    assertThatThrownBy(() -> elements(beyond, TIGHT))
        .isInstanceOf(XMLStreamException.class)
        .hasMessageContaining("limit (");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE a [<!ENTITY x 'xx'>]><a>&x;</a>",
        "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>",
        "<a>&x;</a>",
        "<a>&#0;</a>",
        "<a></b>",
        "<a",
        "",
      })
  void whatIsNotWellFormedOrNeedsMoreIsRefused(String xml) {
    assertThatThrownBy(() -> elements(xml, ReaderQuotas.DEFAULT))
        .isInstanceOf(XMLStreamException.class);
  }

  @Test
  void controlCharactersAreTakenAsReferences() throws Exception {
    assertThat(elements("<a>&#1;&#x1F;</a>", ReaderQuotas.DEFAULT)).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
  void quotaThatLetsNothingThroughIsRefused(int value) {
    assertThatThrownBy(() -> ReaderQuotas.DEFAULT.withMaxDepth(value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("maxDepth: " + value + " (expected: > 0)");
    assertThatThrownBy(() -> ReaderQuotas.DEFAULT.withMaxStringContentLength(value))
        .hasMessage("maxStringContentLength: " + value + " (expected: > 0)");
  }
}
