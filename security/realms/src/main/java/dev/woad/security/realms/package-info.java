/**
 * Where users and tokens come from: a file, a directory by LDAP, issuers of JWTs; and the section
 * {@code security} of configuration files. Start at {@link dev.woad.security.realms.FileRealm}.
 */
@NullMarked
package dev.woad.security.realms;

import org.jspecify.annotations.NullMarked;
