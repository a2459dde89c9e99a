/** Tests of what secures services, from outside. */
@NullMarked
package dev.woad.testing.security;

import org.jspecify.annotations.NullMarked;
