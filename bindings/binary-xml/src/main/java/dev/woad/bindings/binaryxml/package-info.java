/**
 * Reads and writes the binary XML of .NET as StAX: records (MC-NBFX), the static dictionary of SOAP
 * (MC-NBFS) and the string tables of a session (MC-NBFSE).
 *
 * <p>Start at {@link dev.woad.bindings.binaryxml.BinaryXmlReader} and {@link
 * dev.woad.bindings.binaryxml.BinaryXmlWriter}; {@link
 * dev.woad.bindings.binaryxml.BinaryXmlConverter} turns text into binary and back.
 */
@NullMarked
package dev.woad.bindings.binaryxml;

import org.jspecify.annotations.NullMarked;
