package dev.woad.bindings.soap;

import com.sun.xml.ws.api.message.FilterMessageImpl;
import com.sun.xml.ws.spi.db.XMLBridge;
import dev.woad.bindings.message.Message;
import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.Unmarshaller;
import jakarta.xml.soap.SOAPException;
import jakarta.xml.soap.SOAPMessage;
import org.jspecify.annotations.Nullable;

/** A reply as Metro reads it; lets go of the message it came as when that has been done. */
final class ProxyReply extends FilterMessageImpl {

  private final Message source;

  ProxyReply(com.sun.xml.ws.api.message.Message engines, Message source) {
    super(engines);
    this.source = source;
  }

  @Override
  public <T> @Nullable T readPayloadAsJAXB(XMLBridge<T> bridge) throws JAXBException {
    T read = super.readPayloadAsJAXB(bridge);
    source.closeWhenRead();
    return read;
  }

  @Override
  @SuppressWarnings("TypeParameterUnusedInFormals") // Metro's signature.
  public <T> @Nullable T readPayloadAsJAXB(Unmarshaller unmarshaller) throws JAXBException {
    T read = super.readPayloadAsJAXB(unmarshaller);
    source.closeWhenRead();
    return read;
  }

  @Override
  public SOAPMessage readAsSOAPMessage() throws SOAPException {
    SOAPMessage read = super.readAsSOAPMessage();
    source.close();
    return read;
  }

  @Override
  public void consume() {
    super.consume();
    source.close();
  }
}
