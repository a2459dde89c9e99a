/**
 * Woad's wires beside those of others, in one run: start at {@link dev.woad.benchmarks.Wires}. Each
 * server is a process of its own; all answer the same order of five lines.
 */
@NullMarked
package dev.woad.benchmarks;

import org.jspecify.annotations.NullMarked;
