package dev.woad.hosting.configuration;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Services and contracts for the tests of configuration. */
final class Samples {

  private Samples() {}

  public interface Greeting {
    String greet(String name);
  }

  public interface Parting {
    String part(String name);
  }

  public interface Counting {
    int count();
  }

  public interface Empty {}

  public record Person(String name, int age) {}

  public record GreeterSettings(
      String hello,
      @Nullable Integer times,
      Optional<Duration> pause,
      @Nullable Path file,
      @Nullable URI link,
      @Nullable Boolean loud,
      @Nullable List<Person> people,
      @Nullable Map<String, Long> limits) {

    public GreeterSettings {
      hello = hello == null ? "Hello" : hello;
      if (hello.isBlank()) {
        throw new IllegalArgumentException("hello: blank (expected: a word)");
      }
      if (hello.equals("Hello") && Boolean.TRUE.equals(loud)) {
        throw new IllegalArgumentException("a loud hello needs capitals");
      }
    }
  }

  public record Greeter(GreeterSettings settings) implements Greeting, Parting {

    @Override
    public String greet(String name) {
      return settings.hello() + " " + name;
    }

    @Override
    public String part(String name) {
      return "Goodbye " + name;
    }
  }

  public static final class Plain implements Greeting {

    @Override
    public String greet(String name) {
      return name;
    }
  }

  public static final class Unmakeable implements Greeting {

    public Unmakeable(int one, int two) {}

    @Override
    public String greet(String name) {
      return name;
    }
  }

  public abstract static class Abstract implements Greeting {}
}
