package dev.woad.testing.dotnet.feed;

import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlType;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

@XmlType(
    name = "Quote",
    namespace = "urn:orders:v1",
    propOrder = {"symbol", "price", "sequence"})
public final class Quote {

  @XmlElement(name = "Symbol", namespace = "urn:orders:v1")
  public @Nullable String symbol;

  @XmlElement(name = "Price", namespace = "urn:orders:v1")
  public @Nullable BigDecimal price;

  @XmlElement(name = "Sequence", namespace = "urn:orders:v1")
  public int sequence;
}
