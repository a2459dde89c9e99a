package dev.woad.bindings.http;

import dev.woad.bindings.CustomBinding;
import dev.woad.bindings.MessageEncodingBindingElement;
import dev.woad.bindings.Timeouts;
import dev.woad.bindings.TransferMode;
import dev.woad.bindings.encoding.MtomMessageEncodingBindingElement;
import dev.woad.bindings.encoding.TextMessageEncodingBindingElement;
import dev.woad.bindings.message.MessageVersion;
import dev.woad.bindings.message.ReaderQuotas;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** What the bindings over HTTP have in common: an encoding over the transport. */
record HttpStack(
    HttpTransportBindingElement transport,
    HttpMessageEncoding messageEncoding,
    Charset textEncoding,
    ReaderQuotas readerQuotas,
    Timeouts timeouts) {

  static final HttpStack DEFAULT =
      new HttpStack(
          HttpTransportBindingElement.create(),
          HttpMessageEncoding.TEXT,
          StandardCharsets.UTF_8,
          ReaderQuotas.DEFAULT,
          Timeouts.DEFAULT);

  HttpStack with(HttpTransportBindingElement newTransport) {
    return new HttpStack(newTransport, messageEncoding, textEncoding, readerQuotas, timeouts);
  }

  HttpStack with(HttpMessageEncoding newMessageEncoding) {
    return new HttpStack(transport, newMessageEncoding, textEncoding, readerQuotas, timeouts);
  }

  HttpStack with(Charset newTextEncoding) {
    return new HttpStack(transport, messageEncoding, newTextEncoding, readerQuotas, timeouts);
  }

  HttpStack with(ReaderQuotas newReaderQuotas) {
    return new HttpStack(transport, messageEncoding, textEncoding, newReaderQuotas, timeouts);
  }

  HttpStack with(Timeouts newTimeouts) {
    return new HttpStack(transport, messageEncoding, textEncoding, readerQuotas, newTimeouts);
  }

  HttpStack with(TransferMode newTransferMode) {
    return with(transport.withTransferMode(newTransferMode));
  }

  CustomBinding binding(String name, MessageVersion version) {
    return CustomBinding.of(encoding(version), transport).withName(name).withTimeouts(timeouts);
  }

  private MessageEncodingBindingElement encoding(MessageVersion version) {
    return switch (messageEncoding) {
      case TEXT ->
          TextMessageEncodingBindingElement.of(version)
              .withWriteEncoding(textEncoding)
              .withReaderQuotas(readerQuotas);
      case MTOM -> MtomMessageEncodingBindingElement.of(version).withReaderQuotas(readerQuotas);
    };
  }
}
