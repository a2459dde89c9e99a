package dev.woad.dispatcher.authorization;

import dev.woad.contracts.OperationDescription;
import dev.woad.dispatcher.OperationContext;

/**
 * Decides who may call what, besides what annotations say: WCF's ServiceAuthorizationManager. Safe
 * for use by many threads; may block.
 */
@FunctionalInterface
public interface ServiceAuthorization {

  /**
   * Returns whether whoever calls may do so. It is asked before arguments are read; {@link
   * OperationContext#securityContext()} says who calls.
   */
  boolean checkAccess(OperationDescription operation, OperationContext context);
}
