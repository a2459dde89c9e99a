/**
 * Reads hosts from files. Start at {@link dev.woad.hosting.configuration.HostConfiguration}.
 *
 * <p>A file is read into a tree of nodes that know where they stand; the tree is bound to records,
 * the records to classes, bindings and addresses. Each step goes on after a mistake, so that one
 * reading finds as many as there are.
 */
@NullMarked
package dev.woad.hosting.configuration;

import org.jspecify.annotations.NullMarked;
