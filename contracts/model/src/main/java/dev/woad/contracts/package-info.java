/**
 * Says what two parties agree on: addresses, contracts, operations and faults.
 *
 * <p>Start at {@link dev.woad.contracts.ContractDescription}, which reads a Jakarta interface, and
 * at {@link dev.woad.contracts.FaultException}. The annotations here are those that Jakarta lacks.
 */
@NullMarked
package dev.woad.contracts;

import org.jspecify.annotations.NullMarked;
