package dev.woad.hosting;

import dev.woad.contracts.AddressFilterMode;
import dev.woad.contracts.ConcurrencyMode;
import dev.woad.contracts.ContractDescription;
import dev.woad.contracts.InstanceContextMode;
import dev.woad.contracts.ServiceBehavior;
import java.net.URL;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;

/** What {@link ServiceBehavior} says, open to be said otherwise while a host is built. */
final class ServiceBehaviorSettings {

  private final String name;
  private final String namespace;
  private final String wsdlLocation;
  InstanceContextMode instanceContextMode;
  ConcurrencyMode concurrencyMode;
  AddressFilterMode addressFilterMode;
  boolean includeExceptionDetailInFaults;

  private ServiceBehaviorSettings(ServiceBehavior behavior) {
    this.name = behavior.name();
    this.namespace = behavior.namespace();
    this.wsdlLocation = behavior.wsdlLocation();
    this.instanceContextMode = behavior.instanceContextMode();
    this.concurrencyMode = behavior.concurrencyMode();
    this.addressFilterMode = behavior.addressFilterMode();
    this.includeExceptionDetailInFaults = behavior.includeExceptionDetailInFaults();
  }

  static ServiceBehaviorSettings of(Class<?> service) {
    ServiceBehavior said = service.getAnnotation(ServiceBehavior.class);
    ServiceBehavior behavior =
        said == null ? Defaults.class.getAnnotation(ServiceBehavior.class) : said;
    return new ServiceBehaviorSettings(behavior);
  }

  QName name(Class<?> service, ContractDescription first) {
    return new QName(
        namespace.isEmpty() ? first.name().getNamespaceURI() : namespace,
        name.isEmpty() ? service.getSimpleName() : name);
  }

  @Nullable URL contractWsdl(Class<?> service) {
    if (wsdlLocation.isEmpty()) {
      return null;
    }
    URL found = service.getClassLoader().getResource(wsdlLocation);
    if (found == null) {
      throw new IllegalArgumentException(
          "wsdlLocation of "
              + service.getName()
              + ": "
              + wsdlLocation
              + " (expected: a file on the class path)");
    }
    return found;
  }

  @ServiceBehavior
  private static final class Defaults {}
}
