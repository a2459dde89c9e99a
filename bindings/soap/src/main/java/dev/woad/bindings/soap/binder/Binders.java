package dev.woad.bindings.soap.binder;

import jakarta.xml.bind.JAXBContext;
import java.lang.reflect.Type;
import java.util.Optional;
import javax.xml.namespace.QName;
import org.glassfish.jaxb.runtime.api.JAXBRIContext;
import org.jspecify.annotations.Nullable;

/** The elements of a JAXB context's types. Safe for use by many threads. */
public final class Binders {

  private final @Nullable BinderModel model;

  private Binders(@Nullable BinderModel model) {
    this.model = model;
  }

  /** Returns those of a context; one by another vendor has none. */
  public static Binders of(@Nullable JAXBContext context) {
    // Just made it still has its model; later it would have to make it again.
    return new Binders(
        context instanceof JAXBRIContext known
            ? new BinderModel(known.getRuntimeTypeInfoSet())
            : null);
  }

  /** Returns what reads and writes elements of a type; empty if only JAXB can. */
  public Optional<ElementBinder> find(QName element, Type type) {
    if (model == null) {
      return Optional.empty();
    }
    synchronized (model) {
      return model.find(element, type);
    }
  }
}
