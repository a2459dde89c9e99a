package dev.woad.bindings.webhttp;

import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The JAXB contexts of types, each made when it is first needed. Safe for many threads. */
final class XmlContexts {

  private final Map<Class<?>, JAXBContext> contexts = new ConcurrentHashMap<>();

  JAXBContext of(Class<?> type) {
    return contexts.computeIfAbsent(
        type,
        bound -> {
          try {
            return JAXBContext.newInstance(bound);
          } catch (JAXBException e) {
            throw new IllegalStateException("JAXB type: " + bound.getName(), e);
          }
        });
  }
}
