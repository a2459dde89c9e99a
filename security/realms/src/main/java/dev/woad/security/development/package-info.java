/**
 * Certificates for trying things. Start at {@link
 * dev.woad.security.development.DevelopmentCertificates}.
 */
@NullMarked
package dev.woad.security.development;

import org.jspecify.annotations.NullMarked;
