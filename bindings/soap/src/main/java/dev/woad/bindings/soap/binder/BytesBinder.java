package dev.woad.bindings.soap.binder;

import dev.woad.bindings.soap.values.TextCheck;
import jakarta.xml.bind.JAXBException;
import java.util.Base64;
import javax.xml.stream.XMLStreamException;

/**
 * Bytes, which stay bytes where reader and writer have them as such.
 *
 * @param check refuses texts that are no base64
 */
record BytesBinder(TextCheck check) implements Binder {

  @Override
  public Object read(BinderInput in) throws JAXBException, XMLStreamException {
    Object content = in.bytesOrText();
    if (!(content instanceof String text)) {
      return content;
    }
    if (!check.accepts(text)) {
      throw in.refused(text, check.expected());
    }
    return Base64.getMimeDecoder().decode(text);
  }

  @Override
  public void write(Object value, BinderOutput out) throws XMLStreamException {
    out.bytes((byte[]) value);
  }
}
