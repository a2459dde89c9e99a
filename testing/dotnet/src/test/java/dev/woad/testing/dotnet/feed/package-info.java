/** The recorded contract with callbacks, which wsimport cannot read. */
@NullMarked
package dev.woad.testing.dotnet.feed;

import org.jspecify.annotations.NullMarked;
