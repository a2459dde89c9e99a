/**
 * The SOAP engine behind the model: turns arguments into messages by JAXB as Jakarta XML Web
 * Services says, and writes WSDL.
 *
 * <p>Nothing here is named by a program: it is found by {@code ServiceLoader} as {@link
 * dev.woad.bindings.MessageFormatterProvider} and {@link dev.woad.bindings.MetadataExporter}.
 */
@NullMarked
package dev.woad.bindings.soap;

import org.jspecify.annotations.NullMarked;
