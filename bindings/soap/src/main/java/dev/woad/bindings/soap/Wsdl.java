package dev.woad.bindings.soap;

/** The namespaces of what describes. */
final class Wsdl {

  static final String NS = "http://schemas.xmlsoap.org/wsdl/";
  static final String SOAP = "http://schemas.xmlsoap.org/wsdl/soap/";
  static final String SOAP12 = "http://schemas.xmlsoap.org/wsdl/soap12/";
  static final String XSD = "http://www.w3.org/2001/XMLSchema";
  static final String ACTION = "http://www.w3.org/2007/05/addressing/metadata";
  static final String OLD_ACTION = "http://www.w3.org/2006/05/addressing/wsdl";
  static final String CONTRACT = "http://schemas.microsoft.com/ws/2005/12/wsdl/contract";
  static final String POLICY = "http://schemas.xmlsoap.org/ws/2004/09/policy";
  static final String UTILITY =
      "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd";

  private Wsdl() {}
}
