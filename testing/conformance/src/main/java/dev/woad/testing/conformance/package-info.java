/**
 * One suite of scenarios that every transport passes. A transport's test implements {@link
 * dev.woad.testing.conformance.TransportConformance} and says which binding and address to use.
 */
@NullMarked
package dev.woad.testing.conformance;

import org.jspecify.annotations.NullMarked;
