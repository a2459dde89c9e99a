package dev.woad.bindings.encoding;

import dev.woad.bindings.MessageEncoder;
import dev.woad.bindings.MessageEncodingBindingElement;
import dev.woad.bindings.PolicyAssertions;
import dev.woad.bindings.message.BodyWriter;
import dev.woad.bindings.message.MessageVersion;
import dev.woad.bindings.message.ReaderQuotas;
import java.util.ArrayList;
import java.util.List;

/**
 * Messages as MTOM: text XML whose binary values travel beside it, as bytes. Plain text XML is read
 * too. W3C: SOAP Message Transmission Optimization Mechanism; SOAP 1.1 Binding for MTOM 1.0.
 *
 * <p>Binary values that come in as parts may be read once, while the call lasts.
 *
 * @param messageVersion the versions that messages are written in
 * @param readerQuotas what messages that come in are held to
 * @param maxInlined how many bytes a binary value may have to stay in the text; 767, as in .NET
 */
public record MtomMessageEncodingBindingElement(
    MessageVersion messageVersion, ReaderQuotas readerQuotas, int maxInlined)
    implements MessageEncodingBindingElement {

  private static final int DOTNET_MAX_INLINED = 767;

  /** Returns the element for the given versions with default quotas. */
  public static MtomMessageEncodingBindingElement of(MessageVersion messageVersion) {
    return new MtomMessageEncodingBindingElement(
        messageVersion, ReaderQuotas.DEFAULT, DOTNET_MAX_INLINED);
  }

  /** Returns this element with other quotas. */
  public MtomMessageEncodingBindingElement withReaderQuotas(ReaderQuotas newReaderQuotas) {
    return new MtomMessageEncodingBindingElement(messageVersion, newReaderQuotas, maxInlined);
  }

  @Override
  public List<BodyWriter> policyAssertions() {
    List<BodyWriter> assertions = new ArrayList<>();
    assertions.add(
        PolicyAssertions.empty(
            "wsoma",
            "OptimizedMimeSerialization",
            "http://schemas.xmlsoap.org/ws/2004/09/policy/optimizedmimeserialization"));
    assertions.addAll(MessageEncodingBindingElement.super.policyAssertions());
    return assertions;
  }

  @Override
  public MessageEncoder createEncoder() {
    return new MtomMessageEncoder(this);
  }

  @Override
  public MessageEncoder createAnnouncedEncoder(long maxMessageSize) {
    return createSessionEncoder();
  }

  @Override
  public MessageEncoder createSessionEncoder() {
    return new MtomSessionEncoder(createEncoder(), messageVersion.envelope(), maxInlined);
  }
}
