package dev.woad.bindings.binaryxml;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import javax.xml.XMLConstants;
import org.jspecify.annotations.Nullable;
import org.jvnet.staxex.NamespaceContextEx;

/** The namespace declarations of the elements that are open, innermost last. */
final class NamespaceStack implements NamespaceContextEx {

  private String[] prefixes = new String[8];
  private String[] uris = new String[8];
  private int[] keys = new int[8];
  private int size;
  private int[] starts = new int[16];
  private int depth;

  void clear() {
    size = 0;
    depth = 0;
  }

  /** Opens an element. */
  void enter() {
    if (depth == starts.length) {
      starts = Arrays.copyOf(starts, depth * 2);
    }
    starts[depth++] = size;
  }

  /** Closes the innermost element. */
  void leave() {
    size = starts[--depth];
  }

  /** Declares a prefix in the innermost element; the key says how its URI is written. */
  void declare(String prefix, String uri, int key) {
    if (size == prefixes.length) {
      int length = size * 2;
      prefixes = Arrays.copyOf(prefixes, length);
      uris = Arrays.copyOf(uris, length);
      keys = Arrays.copyOf(keys, length);
    }
    prefixes[size] = prefix;
    uris[size] = uri;
    keys[size] = key;
    size++;
  }

  int depth() {
    return depth;
  }

  /** Returns how many prefixes the innermost element declares. */
  int declared() {
    return depth == 0 ? 0 : size - starts[depth - 1];
  }

  String declaredPrefix(int index) {
    return prefixes[starts[depth - 1] + index];
  }

  String declaredUri(int index) {
    return uris[starts[depth - 1] + index];
  }

  int declaredKey(int index) {
    return keys[starts[depth - 1] + index];
  }

  /** Returns the URI that the innermost element itself gives to a prefix. */
  @Nullable String ownUri(String prefix) {
    for (int i = size - 1, start = depth == 0 ? 0 : starts[depth - 1]; i >= start; i--) {
      if (prefixes[i].equals(prefix)) {
        return uris[i];
      }
    }
    return null;
  }

  /** Returns the URI that a prefix stands for; none is bound to the empty prefix at first. */
  @Nullable String uri(String prefix) {
    for (int i = size - 1; i >= 0; i--) {
      if (prefixes[i].equals(prefix)) {
        return uris[i];
      }
    }
    return switch (prefix) {
      case "" -> "";
      case XMLConstants.XML_NS_PREFIX -> XMLConstants.XML_NS_URI;
      case XMLConstants.XMLNS_ATTRIBUTE -> XMLConstants.XMLNS_ATTRIBUTE_NS_URI;
      default -> null;
    };
  }

  /** Returns the innermost prefix for a URI that no other element hides. */
  @Nullable String prefix(String uri, boolean emptyToo) {
    for (int i = size - 1; i >= 0; i--) {
      if (uris[i].equals(uri)
          && (emptyToo || !prefixes[i].isEmpty())
          && uri.equals(uri(prefixes[i]))) {
        return prefixes[i];
      }
    }
    return switch (uri) {
      case XMLConstants.XML_NS_URI -> XMLConstants.XML_NS_PREFIX;
      case XMLConstants.XMLNS_ATTRIBUTE_NS_URI -> XMLConstants.XMLNS_ATTRIBUTE;
      case "" -> emptyToo && "".equals(uri("")) ? "" : null;
      default -> null;
    };
  }

  @Override
  public String getNamespaceURI(String prefix) {
    String uri = uri(prefix);
    return uri == null ? "" : uri;
  }

  @Override
  public @Nullable String getPrefix(String uri) {
    return prefix(uri, true);
  }

  @Override
  public Iterator<String> getPrefixes(String uri) {
    List<String> found = new ArrayList<>();
    for (Binding binding : this) {
      if (binding.getNamespaceURI().equals(uri)) {
        found.add(binding.getPrefix());
      }
    }
    return found.iterator();
  }

  @Override
  public Iterator<Binding> iterator() {
    List<Binding> bindings = new ArrayList<>();
    for (int i = size - 1; i >= 0; i--) {
      String prefix = prefixes[i];
      if (bindings.stream().noneMatch(b -> b.getPrefix().equals(prefix))) {
        bindings.add(new PrefixBinding(prefix, uris[i]));
      }
    }
    return bindings.iterator();
  }

  private record PrefixBinding(String prefix, String uri) implements Binding {

    @Override
    public String getPrefix() {
      return prefix;
    }

    @Override
    public String getNamespaceURI() {
      return uri;
    }
  }
}
