package dev.woad.bindings.jms;

import dev.woad.contracts.FaultCode;
import dev.woad.contracts.FaultException;
import javax.xml.namespace.QName;

/** The words of W3C's SOAP over Java Message Service 1.0, and ours beside them. */
final class SoapJms {

  static final String NAMESPACE = "http://www.w3.org/2010/soapjms/";
  static final String VERSION = "1.0";

  static final String BINDING_VERSION = "SOAPJMS_bindingVersion";
  static final String CONTENT_TYPE = "SOAPJMS_contentType";
  static final String CONTENT_ENCODING = "SOAPJMS_contentEncoding";
  static final String SOAP_ACTION = "SOAPJMS_soapAction";
  static final String TARGET_SERVICE = "SOAPJMS_targetService";
  static final String REQUEST_URI = "SOAPJMS_requestURI";
  static final String IS_FAULT = "SOAPJMS_isFault";

  /** How often the operation of the message has failed. */
  static final String ATTEMPT = "Woad_attempt";

  /** The id that the message had when it was first sent. */
  static final String MESSAGE_ID = "Woad_messageId";

  /** Why a message is a dead letter. */
  static final String REASON = "Woad_deadLetterReason";

  /** Which destination the dead letter was sent to. */
  static final String ORIGIN = "Woad_deadLetterOrigin";

  /** That a reply says only that there is none. */
  static final String ABORTED = "Woad_aborted";

  /** By which Artemis drops a message that it has taken before. */
  static final String ARTEMIS_DUPLICATE = "_AMQ_DUPL_ID";

  private SoapJms() {}

  /** Returns a fault that the specification names. */
  static FaultException fault(String name, String reason) {
    return FaultException.of(FaultCode.sender(new QName(NAMESPACE, name, "soapjms")), reason);
  }
}
