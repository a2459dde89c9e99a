package dev.woad.hosting.configuration;

import dev.woad.bindings.BindingParameterProvider;
import dev.woad.bindings.BindingParameterSettings;
import dev.woad.bindings.BindingProvider;
import dev.woad.hosting.ServiceHost;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@link HostConfiguration}s. Immutable, hence safe for use by many threads.
 *
 * <p>Files are YAML in UTF-8, of one document without aliases or tags, up to 1 MiB.
 */
public final class ConfigurationReader {

  private final ClassLoader loader;
  private final Map<String, String> properties;
  private final List<URI> baseAddresses;

  private ConfigurationReader(
      ClassLoader loader, Map<String, String> properties, List<URI> baseAddresses) {
    this.loader = loader;
    this.properties = Map.copyOf(properties);
    this.baseAddresses = List.copyOf(baseAddresses);
  }

  /** Returns a reader that finds classes by the context class loader of the current thread. */
  public static ConfigurationReader create() {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    return new ConfigurationReader(
        context == null ? ConfigurationReader.class.getClassLoader() : context,
        Map.of(),
        List.of());
  }

  /** Returns a reader that finds services, contracts and bindings by the given loader. */
  public ConfigurationReader withClassLoader(ClassLoader newLoader) {
    return new ConfigurationReader(newLoader, properties, baseAddresses);
  }

  /**
   * Returns a reader for which <code>${sys:NAME}</code> stands for the given value, whatever the
   * system properties are.
   */
  public ConfigurationReader withProperty(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(properties);
    more.put(name, value);
    return new ConfigurationReader(loader, more, baseAddresses);
  }

  /** Returns a reader that puts relative addresses beneath the given one, if a file has none. */
  public ConfigurationReader withBaseAddress(URI baseAddress) {
    List<URI> more = new ArrayList<>(baseAddresses);
    more.add(baseAddress);
    return new ConfigurationReader(loader, properties, more);
  }

  /**
   * Reads a file, which is called by its name in messages.
   *
   * @throws ConfigurationException if it cannot be read, or if there are mistakes in it
   */
  public HostConfiguration read(Path file) {
    String name = String.valueOf(file.getFileName());
    if (Files.isDirectory(file)) {
      throw unreadable(name, file + " is a directory (expected: a file)");
    }
    try (InputStream in = Files.newInputStream(file)) {
      return readStream(name, in);
    } catch (NoSuchFileException e) {
      throw unreadable(
          name, file.toAbsolutePath().normalize() + " is not there (expected: a file)");
    } catch (IOException e) {
      throw unreadable(name, "cannot be read: " + e);
    }
  }

  /**
   * Reads what a URL leads to, which is called by the last part of its path in messages.
   *
   * @throws ConfigurationException if it cannot be read, or if there are mistakes in it
   */
  public HostConfiguration read(URL url) {
    String name = url.getPath().substring(url.getPath().lastIndexOf('/') + 1);
    try (InputStream in = url.openStream()) {
      return readStream(name, in);
    } catch (IOException e) {
      throw unreadable(name, "cannot be read: " + e);
    }
  }

  /**
   * Reads a text.
   *
   * @param name what it is called in messages
   * @throws ConfigurationException if there are mistakes in it
   */
  public HostConfiguration read(String name, String text) {
    Problems problems = new Problems();
    Node root = YamlReader.read(name, text, new Variables(properties), problems);
    if (root instanceof Node.Broken) {
      problems.throwIfAny();
    }
    RecordBinder binder = new RecordBinder(problems);
    Map<String, Class<? extends BindingParameterSettings>> sections = sections();
    Entry.OfFile file =
        binder
            .bind(root, Entry.OfFile.class, name, sections.keySet())
            .orElse(new Entry.OfFile(null, null, null));
    Map<String, Node.Entry> entries =
        root instanceof Node.Mapping mapping ? mapping.entries() : Map.of();

    BindingTable bindings =
        new BindingTable(ServiceLoader.load(BindingProvider.class, loader), binder, problems);
    if (file.bindings() != null) {
      bindings.read(file.bindings());
    }
    List<BindingParameterSettings> parameters = new ArrayList<>();
    sections.forEach(
        (key, type) -> {
          Node.Entry section = entries.get(key);
          if (section != null) {
            binder.bind(section.value(), type, key, Set.of()).ifPresent(parameters::add);
          }
        });
    ServiceReader reader =
        new ServiceReader(loader, problems, binder, bindings, addresses(file.host(), problems));
    List<ServiceConfiguration> services = services(file, reader);
    problems.throwIfAny();
    return new HostConfiguration(services, parameters, closeTimeout(file.host()));
  }

  private Map<String, Class<? extends BindingParameterSettings>> sections() {
    Map<String, Class<? extends BindingParameterSettings>> sections = new TreeMap<>();
    for (BindingParameterProvider provider :
        ServiceLoader.load(BindingParameterProvider.class, loader)) {
      sections.putIfAbsent(provider.name(), provider.settings());
    }
    return sections;
  }

  private Addresses addresses(Entry.@Nullable OfHost host, Problems problems) {
    Addresses addresses = new Addresses(problems);
    if (host == null || host.baseAddresses() == null) {
      baseAddresses.forEach(addresses::addBase);
    } else {
      host.baseAddresses().forEach(addresses::addBase);
    }
    return addresses;
  }

  private static List<ServiceConfiguration> services(Entry.OfFile file, ServiceReader reader) {
    return file.services() == null
        ? List.of()
        : file.services().stream().map(reader::read).flatMap(Optional::stream).toList();
  }

  private static Duration closeTimeout(Entry.@Nullable OfHost host) {
    return host == null || host.closeTimeout() == null
        ? ServiceHost.CLOSE_TIMEOUT
        : host.closeTimeout();
  }

  private HostConfiguration readStream(String name, InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(YamlReader.MAX_BYTES + 1);
    if (bytes.length > YamlReader.MAX_BYTES) {
      throw unreadable(name, "longer than " + YamlReader.MAX_BYTES + " bytes (expected: <= 1MiB)");
    }
    try {
      return read(
          name, StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      throw unreadable(name, "not UTF-8 (expected: a text in UTF-8)");
    }
  }

  private static ConfigurationException unreadable(String name, String message) {
    return new ConfigurationException(List.of(new ConfigurationError(Location.of(name), message)));
  }
}
