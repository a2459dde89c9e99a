/** Names of .NET's that recorded faults hold. */
@NullMarked
package System;

import org.jspecify.annotations.NullMarked;
