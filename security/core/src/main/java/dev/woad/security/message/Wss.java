package dev.woad.security.message;

import dev.woad.bindings.message.WssNamespaces;
import javax.xml.namespace.QName;

/** Names of WS-Security, and of XML Signature as far as it is used there. */
final class Wss {

  static final String SECURITY = WssNamespaces.SECURITY;
  static final String UTILITY = WssNamespaces.UTILITY;
  static final String SIGNATURE = "http://www.w3.org/2000/09/xmldsig#";
  static final String EXCLUSIVE_C14N = "http://www.w3.org/2001/10/xml-exc-c14n#";
  static final String PASSWORD_TEXT =
      "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-username-token-profile-1.0#PasswordText";
  static final String X509_V3 =
      "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-x509-token-profile-1.0#X509v3";
  static final String BASE64 =
      "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-soap-message-security-1.0#Base64Binary";

  /** The header. */
  static final QName HEADER = new QName(SECURITY, "Security", "o");

  /** The id that .NET gives the Timestamp. */
  static final String TIMESTAMP_ID = "_0";

  /** The id that .NET gives the To header. */
  static final String TO_ID = "_1";

  private Wss() {}
}
