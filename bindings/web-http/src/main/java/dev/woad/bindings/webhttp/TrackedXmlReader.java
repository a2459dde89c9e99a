package dev.woad.bindings.webhttp;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.util.StreamReaderDelegate;
import org.jspecify.annotations.Nullable;

/**
 * A reader that knows where it is in the beans that are made of what it reads, and refuses texts
 * and attributes that JAXB would misread.
 */
final class TrackedXmlReader extends StreamReaderDelegate {

  private final XmlBeans beans;
  private final XmlShape shape;
  private final List<Level> levels = new ArrayList<>();

  TrackedXmlReader(XMLStreamReader reader, XmlBeans beans, XmlShape shape) {
    super(reader);
    this.beans = beans;
    this.shape = shape;
  }

  @Override
  public int next() throws XMLStreamException {
    if (getEventType() == XMLStreamConstants.END_ELEMENT) {
      levels.remove(levels.size() - 1);
    }
    int event = super.next();
    if (event == XMLStreamConstants.START_ELEMENT) {
      enter();
    } else if (event == XMLStreamConstants.END_ELEMENT) {
      levels.get(levels.size() - 1).checkText();
    } else if (!levels.isEmpty()
        && (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA)) {
      levels.get(levels.size() - 1).addText(getText());
    }
    return event;
  }

  @Override
  public int nextTag() throws XMLStreamException {
    int event = next();
    while (event != XMLStreamConstants.START_ELEMENT && event != XMLStreamConstants.END_ELEMENT) {
      if (event == XMLStreamConstants.CHARACTERS && !isWhiteSpace()) {
        throw new XMLStreamException("text where an element was expected", getLocation());
      }
      event = next();
    }
    return event;
  }

  /** Returns the way to where the reader is as JSON has it, such as {@code lines[0].quantity}. */
  String path() {
    return levels.isEmpty() ? "" : levels.get(levels.size() - 1).path;
  }

  private void enter() {
    Level parent = levels.isEmpty() ? null : levels.get(levels.size() - 1);
    Level level = parent == null ? root() : child(parent);
    levels.add(level);
    level.checkAttributes();
  }

  private Level root() {
    XmlBean.@Nullable Property items =
        new XmlBean.Property("", beans.typeOf(shape.item()), shape.isMany(), true);
    return shape.isMany() ? new Level("", null, items) : new Level("", items, null);
  }

  private Level child(Level parent) {
    String name = getLocalName();
    XmlBean.Property property =
        parent.items != null
            ? parent.items
            : parent.bean == null ? null : parent.bean.elements().get(name);
    int index = parent.counts.merge(name, 1, Integer::sum) - 1;
    String step = property == null ? name : property.name();
    String path = parent.path + (parent.path.isEmpty() || step.isEmpty() ? "" : ".") + step;
    if (property != null && property.isMany()) {
      path += "[" + index + "]";
    }
    return new Level(path, property, null);
  }

  /** An element that the reader is in. */
  private final class Level {

    private final String path;
    private final XmlBean.@Nullable Property property;
    private final XmlBean.@Nullable Property items;
    private final @Nullable XmlBean bean;
    private final Map<String, Integer> counts = new HashMap<>(4);
    private final StringBuilder text = new StringBuilder(0);
    private final XmlBean.@Nullable Property checked;

    Level(String path, XmlBean.@Nullable Property property, XmlBean.@Nullable Property items) {
      this.path = path;
      this.property = property;
      this.items = items;
      this.bean = property == null ? null : bean(property);
      this.checked = checked();
    }

    private XmlBean bean(XmlBean.Property of) {
      XmlBean declared = beans.of(of.type());
      String type = getAttributeValue(XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI, "type");
      if (type == null) {
        return declared;
      }
      String name = type.strip().substring(type.strip().indexOf(':') + 1);
      return Optional.ofNullable(declared.subtypes().get(name)).map(beans::of).orElse(declared);
    }

    void addText(String more) {
      if (checked != null) {
        text.append(more);
      }
    }

    void checkText() {
      if (checked != null) {
        checked.expectedInPlaceOf(text.toString()).ifPresent(expected -> refuse(path, expected));
      }
    }

    void checkAttributes() {
      if (bean == null) {
        return;
      }
      for (int i = 0; i < getAttributeCount(); i++) {
        if (getAttributeNamespace(i) == null || getAttributeNamespace(i).isEmpty()) {
          String name = getAttributeLocalName(i);
          String at = path + (path.isEmpty() ? "" : ".") + name;
          XmlBean.Property attribute = bean.attributes().get(name);
          if (attribute != null) {
            String value = getAttributeValue(i);
            attribute.expectedInPlaceOf(value).ifPresent(expected -> refuse(at, expected));
          } else if (!bean.takesAnyAttribute()) {
            throw refused(at, "unknown attribute");
          }
        }
      }
    }

    private XmlBean.@Nullable Property checked() {
      XmlBean.Property of = bean != null && bean.text() != null ? bean.text() : property;
      String nil = getAttributeValue(XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI, "nil");
      boolean isNil = nil != null && (nil.strip().equals("true") || nil.strip().equals("1"));
      return of == null || isNil || !of.isSimple() ? null : of;
    }

    private void refuse(String at, String expected) {
      throw refused(at, "not a valid value (expected: " + expected + ")");
    }

    private ProblemException refused(String at, String message) {
      return new ProblemException(
          XmlDocumentReader.at(
              getLocation(), Problem.of(400, at + ": " + message).withViolation(at, message)));
    }
  }
}
