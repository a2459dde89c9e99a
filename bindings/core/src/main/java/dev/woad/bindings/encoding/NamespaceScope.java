package dev.woad.bindings.encoding;

import java.util.Iterator;
import javax.xml.namespace.NamespaceContext;
import org.jspecify.annotations.Nullable;
import org.jvnet.staxex.NamespaceContextEx;

/** A namespace context as stax-ex wants it, without the list of what is in scope. */
record NamespaceScope(NamespaceContext context) implements NamespaceContextEx {

  @Override
  public @Nullable String getNamespaceURI(String prefix) {
    return context.getNamespaceURI(prefix);
  }

  @Override
  public @Nullable String getPrefix(String namespace) {
    return context.getPrefix(namespace);
  }

  @Override
  public Iterator<String> getPrefixes(String namespace) {
    return context.getPrefixes(namespace);
  }

  @Override
  public Iterator<Binding> iterator() {
    throw new UnsupportedOperationException("bindings in scope cannot be listed");
  }
}
