package dev.woad.clients.metadata;

import com.sun.xml.xsom.XSAttributeUse;
import com.sun.xml.xsom.XSComplexType;
import java.util.List;
import javax.xml.namespace.QName;

/**
 * An attribute as a schema describes it.
 *
 * @param name its name
 * @param required whether it must be there
 */
public record Attribute(QName name, boolean required) {

  static List<Attribute> of(XSComplexType type) {
    return type.getAttributeUses().stream().map(Attribute::of).toList();
  }

  private static Attribute of(XSAttributeUse use) {
    return new Attribute(
        new QName(use.getDecl().getTargetNamespace(), use.getDecl().getName()), use.isRequired());
  }
}
