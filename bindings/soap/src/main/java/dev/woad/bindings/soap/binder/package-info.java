/**
 * Reads and writes beans of JAXB without JAXB's own engine, whose model says how. What it does is
 * what JAXB does, but for prefixes; types that have more than elements, attributes and texts are
 * left to JAXB.
 */
@NullMarked
package dev.woad.bindings.soap.binder;

import org.jspecify.annotations.NullMarked;
