/** A service of .NET's hosted from its WSDL, and recorded conversations replayed to it. */
@NullMarked
package dev.woad.testing.dotnet;

import org.jspecify.annotations.NullMarked;
