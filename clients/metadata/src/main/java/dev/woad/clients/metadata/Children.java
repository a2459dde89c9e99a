package dev.woad.clients.metadata;

import com.sun.xml.xsom.XSComplexType;
import com.sun.xml.xsom.XSModelGroup;
import com.sun.xml.xsom.XSParticle;
import com.sun.xml.xsom.XSTerm;
import java.util.ArrayList;
import java.util.List;

/** Finds the elements within a type, whatever groups they are in. */
final class Children {

  private final List<SchemaElement> found = new ArrayList<>();

  private Children() {}

  static List<SchemaElement> of(XSComplexType type) {
    Children children = new Children();
    XSParticle particle = type.getContentType().asParticle();
    if (particle != null) {
      children.add(particle, Occurrence.ONCE);
    }
    return List.copyOf(children.found);
  }

  private void add(XSParticle particle, Occurrence outer) {
    Occurrence occurrence =
        new Occurrence(particle.getMinOccurs().intValue(), particle.getMaxOccurs().intValue())
            .within(outer);
    XSTerm term = particle.getTerm();
    if (term.isElementDecl()) {
      found.add(SchemaElement.of(term.asElementDecl(), occurrence));
    } else if (term.isModelGroup()) {
      add(term.asModelGroup(), occurrence);
    } else if (term.isModelGroupDecl()) {
      add(term.asModelGroupDecl().getModelGroup(), occurrence);
    }
  }

  private void add(XSModelGroup group, Occurrence outer) {
    boolean choice = group.getCompositor() == XSModelGroup.Compositor.CHOICE;
    for (XSParticle particle : group.getChildren()) {
      add(particle, choice ? outer.orNone() : outer);
    }
  }
}
