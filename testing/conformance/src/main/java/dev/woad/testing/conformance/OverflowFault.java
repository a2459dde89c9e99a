package dev.woad.testing.conformance;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlType;
import jakarta.xml.ws.WebFault;

/** The fault that {@link Probe#add} declares. */
@WebFault(name = "Overflow", targetNamespace = Probe.NAMESPACE)
public final class OverflowFault extends Exception {

  private final transient Detail detail;

  /** Creates the fault. */
  public OverflowFault(String message, Detail detail) {
    super(message);
    this.detail = detail;
  }

  /** Returns the detail. */
  public Detail getFaultInfo() {
    return detail;
  }

  /** What was to be added. */
  @XmlType(name = "OverflowDetail")
  @XmlAccessorType(XmlAccessType.FIELD)
  public static final class Detail {

    private int left;
    private int right;

    /** Creates an empty detail, for JAXB. */
    public Detail() {}

    /** Returns a detail. */
    public static Detail of(int left, int right) {
      Detail detail = new Detail();
      detail.left = left;
      detail.right = right;
      return detail;
    }

    /** Returns the first number. */
    public int left() {
      return left;
    }

    /** Returns the second number. */
    public int right() {
      return right;
    }
  }
}
