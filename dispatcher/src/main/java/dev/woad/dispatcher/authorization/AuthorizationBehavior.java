package dev.woad.dispatcher.authorization;

import dev.woad.bindings.ServiceEndpoint;
import dev.woad.bindings.message.HttpRequestProperty;
import dev.woad.bindings.message.Message;
import dev.woad.bindings.message.RemoteIdentity;
import dev.woad.contracts.OperationDescription;
import dev.woad.contracts.SecurityAccessDeniedException;
import dev.woad.dispatcher.Behavior;
import dev.woad.dispatcher.DispatchMessageInspector;
import dev.woad.dispatcher.DispatchRuntime;
import dev.woad.dispatcher.OperationContext;
import dev.woad.security.AuditEvent;
import dev.woad.security.Identity;
import dev.woad.security.SecurityAudit;
import dev.woad.security.ServiceCredentials;
import dev.woad.security.ServiceSecurityContext;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Honours {@code @RolesAllowed}, {@code @PermitAll} and {@code @DenyAll} of the service and of its
 * contracts, and asks a {@link ServiceAuthorization} if there is one, before the arguments of a
 * call are read. Whoever may not call is told that access is denied, and nothing else.
 *
 * <p>The annotation nearest to the operation holds: that of the service's method, of its class, of
 * the contract's method, of the contract. Without any, anybody may call.
 */
public final class AuthorizationBehavior implements Behavior.OfService {

  private final Class<?> service;
  private final @Nullable ServiceCredentials credentials;
  private final @Nullable ServiceAuthorization authorization;

  private AuthorizationBehavior(
      Class<?> service,
      @Nullable ServiceCredentials credentials,
      @Nullable ServiceAuthorization authorization) {
    this.service = service;
    this.credentials = credentials;
    this.authorization = authorization;
  }

  /**
   * Returns the behavior for a service.
   *
   * @param credentials what says who has shown a certificate to the transport, and where decisions
   *     are written down; null for whom TLS believes, and the log
   * @param authorization decides besides annotations; null if they decide alone
   */
  public static AuthorizationBehavior of(
      Class<?> service,
      @Nullable ServiceCredentials credentials,
      @Nullable ServiceAuthorization authorization) {
    return new AuthorizationBehavior(service, credentials, authorization);
  }

  @Override
  public void applyDispatch(ServiceEndpoint endpoint, DispatchRuntime.Builder runtime) {
    Map<OperationDescription, AccessRule> rules = new HashMap<>();
    for (OperationDescription operation : endpoint.contract().operations()) {
      rules.put(operation, AccessRule.of(service, operation));
    }
    boolean open = rules.values().stream().allMatch(AccessRule::isForAnybody);
    // What decides nothing costs nothing.
    if (!open || authorization != null || credentials != null) {
      runtime.messageInspector(new Inspector(rules));
    }
  }

  private final class Inspector implements DispatchMessageInspector {

    private final Map<OperationDescription, AccessRule> rules;
    private final SecurityAudit audit;

    Inspector(Map<OperationDescription, AccessRule> rules) {
      this.rules = Map.copyOf(rules);
      this.audit = credentials == null ? SecurityAudit.failures() : credentials.audit();
    }

    @Override
    public @Nullable Object afterReceiveRequest(Message request, OperationContext context) {
      OperationDescription operation = context.operation().orElseThrow();
      identify(request, operation);
      AccessRule rule = rules.get(operation);
      ServiceSecurityContext caller = context.securityContext();
      if (rule != null && !rule.permits(caller)) {
        throw denied(request, operation, caller, "none of the roles " + rule.roles());
      }
      if (authorization != null && !authorization.checkAccess(operation, context)) {
        throw denied(request, operation, caller, "refused by ServiceAuthorization");
      }
      if (rule != null && (!rule.isForAnybody() || authorization != null)) {
        tell(request, operation, caller, true, "");
      }
      return null;
    }

    /** Has the certificate that the transport was shown validated, if nobody has done so. */
    private void identify(Message request, OperationDescription operation) {
      RemoteIdentity remote = request.properties().find(RemoteIdentity.class).orElse(null);
      if (credentials == null
          || remote == null
          || remote.certificates().isEmpty()
          || request.properties().find(ServiceSecurityContext.class).isPresent()
          || credentials.certificates().isEmpty()) {
        return;
      }
      Optional<Identity> found = credentials.certificates().get().validate(remote.certificates());
      if (found.isEmpty()) {
        throw denied(
            request,
            operation,
            ServiceSecurityContext.of(request.properties()),
            "certificate that is not trusted");
      }
      request
          .properties()
          .put(ServiceSecurityContext.class, new ServiceSecurityContext(found.get()));
    }

    private SecurityAccessDeniedException denied(
        Message request,
        OperationDescription operation,
        ServiceSecurityContext caller,
        String why) {
      tell(request, operation, caller, false, why);
      return new SecurityAccessDeniedException("Access is denied.");
    }

    private void tell(
        Message request,
        OperationDescription operation,
        ServiceSecurityContext caller,
        boolean allowed,
        String why) {
      audit.tell(
          new AuditEvent(
              AuditEvent.Kind.AUTHORIZATION,
              allowed,
              caller.primaryIdentity().name(),
              operation.toString(),
              request
                  .properties()
                  .find(HttpRequestProperty.class)
                  .map(HttpRequestProperty::remoteAddress)
                  .orElse(""),
              caller.primaryIdentity().authenticationType(),
              why));
    }
  }
}
