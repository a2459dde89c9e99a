package dev.woad.testing.conformance;

import dev.woad.bindings.message.XmlDom;
import dev.woad.contracts.FaultCode;
import dev.woad.contracts.FaultException;
import javax.xml.namespace.QName;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The faults that {@link Probe#refuse} throws, by their kinds. */
public final class ProbeFaults {

  /** A fault that blames the sender and says no more. */
  public static final String PLAIN = "plain";

  /** A fault that blames the receiver. */
  public static final String RECEIVER = "receiver";

  /** A fault with a code beneath the sender's. */
  public static final String CODE = "code";

  /** A fault with an element as its detail, which the operation does not declare. */
  public static final String ELEMENT = "element";

  /** A fault with the bean of a declared fault as its detail. */
  public static final String BEAN = "bean";

  /** A fault whose reason holds characters that XML has no place for. */
  public static final String UNPRINTABLE = "unprintable";

  /** The code beneath the sender's. */
  public static final QName LATE = new QName(Probe.NAMESPACE, "Late");

  /** The name of the element. */
  public static final QName HINT = new QName(Probe.NAMESPACE, "Hint");

  private ProbeFaults() {}

  static FaultException of(String kind) {
    return switch (kind) {
      case PLAIN -> FaultException.of("refused <&> \u00e9");
      case RECEIVER -> FaultException.of(FaultCode.RECEIVER, "busy");
      case CODE -> FaultException.of(FaultCode.sender(LATE), "too late");
      case ELEMENT -> FaultException.of(FaultCode.sender(LATE), "see below").withDetail(hint());
      case BEAN ->
          FaultException.of(FaultCode.sender(LATE), "7 + 8")
              .withDetail(OverflowFault.Detail.of(7, 8));
      case UNPRINTABLE -> FaultException.of("bell \u0007 and \uD83D alone");
      default -> throw new IllegalArgumentException("kind: " + kind + " (expected: a known one)");
    };
  }

  private static Element hint() {
    Document document = XmlDom.newDocument();
    Element hint = document.createElementNS(HINT.getNamespaceURI(), "p:" + HINT.getLocalPart());
    hint.setTextContent("come earlier");
    return hint;
  }
}
