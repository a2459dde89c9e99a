package dev.woad.dispatcher;

import dev.woad.contracts.OperationDescription;

/**
 * A call on its way to an operation of a service.
 *
 * @param operation the operation
 * @param arguments its arguments
 * @param context what surrounds the call
 */
public record DispatchCall(
    OperationDescription operation, Object[] arguments, OperationContext context) {}
