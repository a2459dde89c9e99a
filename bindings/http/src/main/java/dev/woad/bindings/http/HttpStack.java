package dev.woad.bindings.http;

import dev.woad.bindings.BindingElement;
import dev.woad.bindings.CustomBinding;
import dev.woad.bindings.MessageEncodingBindingElement;
import dev.woad.bindings.Timeouts;
import dev.woad.bindings.TransferMode;
import dev.woad.bindings.binary.BinaryMessageEncodingBindingElement;
import dev.woad.bindings.binary.CompressionFormat;
import dev.woad.bindings.encoding.MtomMessageEncodingBindingElement;
import dev.woad.bindings.encoding.TextMessageEncodingBindingElement;
import dev.woad.bindings.httpserver.HttpSecurity;
import dev.woad.bindings.message.MessageVersion;
import dev.woad.bindings.message.ReaderQuotas;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What the bindings over HTTP have in common: an encoding over the transport. */
record HttpStack(
    HttpTransportBindingElement transport,
    NetHttpMessageEncoding messageEncoding,
    CompressionFormat compressionFormat,
    Charset textEncoding,
    ReaderQuotas readerQuotas,
    Timeouts timeouts,
    HttpSecurity security) {

  static final HttpStack DEFAULT =
      new HttpStack(
          HttpTransportBindingElement.create(),
          NetHttpMessageEncoding.TEXT,
          CompressionFormat.NONE,
          StandardCharsets.UTF_8,
          ReaderQuotas.DEFAULT,
          Timeouts.DEFAULT,
          HttpSecurity.none());

  HttpStack with(HttpTransportBindingElement newTransport) {
    return new HttpStack(
        newTransport,
        messageEncoding,
        compressionFormat,
        textEncoding,
        readerQuotas,
        timeouts,
        security);
  }

  HttpStack with(NetHttpMessageEncoding newMessageEncoding) {
    return new HttpStack(
        transport,
        newMessageEncoding,
        compressionFormat,
        textEncoding,
        readerQuotas,
        timeouts,
        security);
  }

  HttpStack with(CompressionFormat newCompressionFormat) {
    return new HttpStack(
        transport,
        messageEncoding,
        newCompressionFormat,
        textEncoding,
        readerQuotas,
        timeouts,
        security);
  }

  HttpStack with(Charset newTextEncoding) {
    return new HttpStack(
        transport,
        messageEncoding,
        compressionFormat,
        newTextEncoding,
        readerQuotas,
        timeouts,
        security);
  }

  HttpStack with(ReaderQuotas newReaderQuotas) {
    return new HttpStack(
        transport,
        messageEncoding,
        compressionFormat,
        textEncoding,
        newReaderQuotas,
        timeouts,
        security);
  }

  HttpStack with(Timeouts newTimeouts) {
    return new HttpStack(
        transport,
        messageEncoding,
        compressionFormat,
        textEncoding,
        readerQuotas,
        newTimeouts,
        security);
  }

  HttpStack with(HttpSecurity newSecurity) {
    return new HttpStack(
        transport,
        messageEncoding,
        compressionFormat,
        textEncoding,
        readerQuotas,
        timeouts,
        newSecurity);
  }

  HttpStack with(TransferMode newTransferMode) {
    return with(transport.withTransferMode(newTransferMode));
  }

  CustomBinding binding(String name, MessageVersion version) {
    requireConsistent(version);
    List<BindingElement> layers = new ArrayList<>(4);
    if (security.message() != null) {
      layers.add(security.message());
    }
    if (security.authentication() != null) {
      layers.add(security.authentication());
    }
    layers.add(encoding(version));
    layers.add(transport);
    return CustomBinding.of(layers.toArray(BindingElement[]::new))
        .withName(name)
        .withTimeouts(timeouts);
  }

  private void requireConsistent(MessageVersion version) {
    if (security.needsTls() && !transport.scheme().equals("https")) {
      throw new IllegalArgumentException(
          "mode: " + security.mode() + " (expected: NONE for an address of http)");
    }
    if (security.message() != null
        && security.message().establishSecurityContext()
        && !version.isAddressed()) {
      throw new IllegalArgumentException(
          "establishSecurityContext: true (expected: false where messages are not addressed)");
    }
    boolean binary = messageEncoding == NetHttpMessageEncoding.BINARY;
    if (binary && !version.equals(MessageVersion.SOAP12_WSA10)) {
      throw new IllegalArgumentException(
          "messageVersion: "
              + version
              + " (expected: Soap12WSAddressing10 where messages are binary)");
    }
    if (!binary && compressionFormat != CompressionFormat.NONE) {
      throw new IllegalArgumentException(
          "compressionFormat: "
              + compressionFormat
              + " (expected: NONE where messages are not binary)");
    }
  }

  private MessageEncodingBindingElement encoding(MessageVersion version) {
    return switch (messageEncoding) {
      case TEXT ->
          TextMessageEncodingBindingElement.of(version)
              .withWriteEncoding(textEncoding)
              .withReaderQuotas(readerQuotas);
      case MTOM -> MtomMessageEncodingBindingElement.of(version).withReaderQuotas(readerQuotas);
      case BINARY ->
          BinaryMessageEncodingBindingElement.create()
              .withCompressionFormat(compressionFormat)
              .withReaderQuotas(readerQuotas);
    };
  }
}
