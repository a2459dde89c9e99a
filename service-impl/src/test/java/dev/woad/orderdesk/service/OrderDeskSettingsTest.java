package dev.woad.orderdesk.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OrderDeskSettingsTest {

  private static final JsonMapper MAPPER = new JsonMapper();

  @Test
  void whatIsLeftOutTakesItsDefault() throws Exception {
    OrderDeskSettings settings = MAPPER.readValue("{}", OrderDeskSettings.class);

    assertThat(settings).isEqualTo(OrderDeskSettings.create());
    assertThat(settings.url()).isEqualTo("jdbc:h2:file:./run/order-desk");
    assertThat(settings.documents()).isEqualTo(Path.of("./run/order-desk-documents"));
    assertThat(settings.poolSize()).isEqualTo(16);
  }

  @Test
  void bindsByName() throws Exception {
    OrderDeskSettings settings =
        MAPPER.readValue(
            """
            {"url": "jdbc:postgresql://db/desk", "user": "desk", "password": "s3cret",
             "poolSize": 4, "documents": "/srv/papers", "maxDocumentSize": 1048576}
            """,
            OrderDeskSettings.class);

    assertThat(settings)
        .isEqualTo(
            new OrderDeskSettings(
                "jdbc:postgresql://db/desk",
                "desk",
                "s3cret",
                4,
                Path.of("/srv/papers"),
                1L << 20,
                100));
  }

  @Test
  void secretsAreNotShown() {
    OrderDeskSettings settings =
        OrderDeskSettings.create()
            .withDatabase("jdbc:postgresql://db/desk?user=me&password=s3cret", "desk", "s3cret");

    assertThat(settings.toString()).doesNotContain("s3cret").contains("jdbc:postgresql://db/desk,");
  }

  @Test
  void documentsLieBesideAnH2File() {
    assertThat(
            OrderDeskSettings.create()
                .withDatabase("jdbc:h2:file:/var/desk;WRITE_DELAY=0", null, null)
                .documents())
        .isEqualTo(Path.of("/var/desk-documents"));
  }

  @Test
  void poolHasALimit() {
    assertThatThrownBy(() -> MAPPER.readValue("{\"poolSize\": 0}", OrderDeskSettings.class))
        .hasRootCauseMessage("poolSize: 0 (expected: 1 to 1000)");
  }
}
