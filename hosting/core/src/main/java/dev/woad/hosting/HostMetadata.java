package dev.woad.hosting;

import dev.woad.bindings.MetadataDocument;
import dev.woad.bindings.MetadataExporter;
import dev.woad.bindings.MetadataSource;
import dev.woad.bindings.ServiceDescription;
import dev.woad.bindings.ServiceEndpoint;
import java.net.URI;
import java.net.URL;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;

/** The metadata of one host, made when it is first asked for: its addresses are known by then. */
final class HostMetadata implements MetadataSource {

  private final QName service;
  private final @Nullable URL contractWsdl;
  private final @Nullable URL verbatimWsdl;
  private List<AddressListener> listeners = List.of();
  private @Nullable MetadataSource exported;

  HostMetadata(QName service, @Nullable URL contractWsdl, @Nullable URL verbatimWsdl) {
    this.service = service;
    this.contractWsdl = contractWsdl;
    this.verbatimWsdl = verbatimWsdl;
  }

  void describe(List<AddressListener> newListeners) {
    listeners = List.copyOf(newListeners);
  }

  @Override
  public Optional<MetadataDocument> find(String query, URI base) {
    return exported().flatMap(source -> source.find(query, base));
  }

  private synchronized Optional<MetadataSource> exported() {
    if (exported == null) {
      List<ServiceEndpoint> endpoints =
          listeners.stream().flatMap(listener -> listener.endpoints().stream()).toList();

      for (MetadataExporter exporter : ServiceLoader.load(MetadataExporter.class)) {
        List<ServiceEndpoint> supported = endpoints.stream().filter(exporter::supports).toList();
        if (!supported.isEmpty()) {
          exported =
              exporter.export(
                  new ServiceDescription(service, supported, contractWsdl, verbatimWsdl));
          break;
        }
      }
    }
    return Optional.ofNullable(exported);
  }
}
