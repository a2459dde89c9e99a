package dev.woad.hosting.configuration;

import dev.woad.contracts.AddressFilterMode;
import dev.woad.contracts.ConcurrencyMode;
import dev.woad.contracts.InstanceContextMode;
import dev.woad.dispatcher.ServiceThrottling;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a file, before it is looked at what it leads to. Unlike other records these are
 * made even where there are mistakes in them, so that what is right can be looked at further; what
 * is wrong or missing is null.
 */
sealed interface Entry {

  /** The file as a whole, but for the sections that modules on the class path read. */
  record OfFile(
      @Required @Nullable List<OfService> services, @Nullable Node bindings, @Nullable OfHost host)
      implements Entry {}

  /** One of the list of services. */
  record OfService(
      @Required Node.@Nullable Scalar service,
      @Nullable Node settings,
      @Nullable List<OfEndpoint> clients,
      @Nullable InstanceContextMode instanceContextMode,
      @Nullable ConcurrencyMode concurrencyMode,
      @Nullable AddressFilterMode addressFilterMode,
      @Nullable Boolean includeExceptionDetailInFaults,
      @Nullable Boolean metadata,
      @Nullable ServiceThrottling serviceThrottling,
      Node.@Nullable Scalar wsdl,
      @Required @Nullable List<OfEndpoint> endpoints)
      implements Entry {}

  /** One of a service's endpoints. */
  record OfEndpoint(
      @Required Node.@Nullable Scalar contract,
      Node.@Nullable Scalar binding,
      @Required Node.@Nullable Scalar address)
      implements Entry {}

  /** The section {@code host}. */
  record OfHost(@Nullable List<Node.Scalar> baseAddresses, @Nullable Duration closeTimeout)
      implements Entry {}
}
