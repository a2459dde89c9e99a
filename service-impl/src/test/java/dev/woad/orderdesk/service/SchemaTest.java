package dev.woad.orderdesk.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class SchemaTest {

  @RegisterExtension final FreshDesk fresh;

  SchemaTest(TestDatabase database) {
    fresh = new FreshDesk(database);
  }

  @Test
  void newestVersionIsThatOfTheLastMigration() throws Exception {
    Path directory =
        Path.of(
            Objects.requireNonNull(
                    Schema.class.getClassLoader().getResource(Schema.MIGRATIONS), "migrations")
                .toURI());
    try (Stream<Path> migrations = Files.list(directory)) {
      assertThat(migrations.map(file -> file.getFileName().toString()))
          .allMatch(name -> name.matches("V[0-9]+__.*\\.sql"))
          .extracting(name -> Integer.valueOf(name.substring(1, name.indexOf("__"))))
          .contains(Integer.valueOf(Schema.NEWEST))
          .allMatch(version -> version <= Integer.parseInt(Schema.NEWEST));
    }
  }

  @Test
  void schemaIsMadeOnce() throws Exception {
    fresh.desk();
    fresh.reopened();

    assertThat(
            fresh.number("select count(*) from \"flyway_schema_history\" where \"version\" = '1'"))
        .isEqualTo(1);
  }

  @Test
  void databaseThatCannotBeOpenedIsTold() {
    OrderDeskSettings nowhere =
        OrderDeskSettings.create()
            .withDatabase("jdbc:nowhere:desk?password=s3cret", "desk", "s3cret");

    assertThatThrownBy(() -> new OrderDesk(nowhere))
        .isInstanceOf(DatabaseException.class)
        .hasMessageContaining("url: jdbc:nowhere:desk (expected")
        .message()
        .doesNotContain("s3cret");
  }
}
