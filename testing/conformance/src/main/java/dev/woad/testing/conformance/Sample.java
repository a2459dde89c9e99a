package dev.woad.testing.conformance;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlType;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A value of several types. */
@XmlType(
    name = "Sample",
    propOrder = {"name", "amount", "count", "flag", "kind"})
@XmlAccessorType(XmlAccessType.FIELD)
public final class Sample {

  /** A kind of sample. */
  @XmlType(name = "Kind")
  public enum Kind {
    /** One. */
    FIRST,
    /** Another. */
    SECOND
  }

  @XmlElement(nillable = true)
  private @Nullable String name;

  private @Nullable BigDecimal amount;
  private int count;
  private @Nullable Boolean flag;
  private @Nullable Kind kind;

  /** Creates an empty sample, for JAXB. */
  public Sample() {}

  /** Returns a sample. */
  public static Sample of(String name, BigDecimal amount, int count, Kind kind) {
    Sample sample = new Sample();
    sample.name = name;
    sample.amount = amount;
    sample.count = count;
    sample.kind = kind;
    return sample;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Sample sample
        && Objects.equals(name, sample.name)
        && Objects.equals(amount, sample.amount)
        && count == sample.count
        && Objects.equals(flag, sample.flag)
        && kind == sample.kind;
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, amount, count, flag, kind);
  }

  @Override
  public String toString() {
    return name + " " + amount + " " + count + " " + flag + " " + kind;
  }
}
