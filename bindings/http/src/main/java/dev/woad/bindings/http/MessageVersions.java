package dev.woad.bindings.http;

import dev.woad.bindings.message.MessageVersion;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** WCF's names for the versions of messages. */
final class MessageVersions {

  private MessageVersions() {}

  static MessageVersion of(@Nullable String name) {
    if (name == null) {
      return MessageVersion.SOAP12_WSA10;
    }
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "soap11" -> MessageVersion.SOAP11;
      case "soap12" -> MessageVersion.SOAP12;
      case "soap11wsaddressing10" -> MessageVersion.SOAP11_WSA10;
      case "soap12wsaddressing10", "default" -> MessageVersion.SOAP12_WSA10;
      case "soap11wsaddressingaugust2004" -> MessageVersion.SOAP11_WSA200408;
      case "soap12wsaddressingaugust2004" -> MessageVersion.SOAP12_WSA200408;
      default ->
          throw new IllegalArgumentException(
              "messageVersion: "
                  + name
                  + " (expected: Soap11, Soap12, either of them with WSAddressing10 or"
                  + " WSAddressingAugust2004, or Default)");
    };
  }
}
