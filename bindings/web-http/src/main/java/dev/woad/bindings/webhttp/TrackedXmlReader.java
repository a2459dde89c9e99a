package dev.woad.bindings.webhttp;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.util.StreamReaderDelegate;

/** A reader that knows by which elements it came where it is. */
final class TrackedXmlReader extends StreamReaderDelegate {

  private record Level(BeanPaths.Step step, Map<String, Integer> counts) {}

  private final List<Level> levels = new ArrayList<>();
  private final Map<String, Integer> rootCounts = new HashMap<>();

  TrackedXmlReader(XMLStreamReader reader) {
    super(reader);
  }

  @Override
  public int next() throws XMLStreamException {
    if (getEventType() == XMLStreamConstants.END_ELEMENT) {
      levels.remove(levels.size() - 1);
    }
    int event = super.next();
    if (event == XMLStreamConstants.START_ELEMENT) {
      Map<String, Integer> siblings =
          levels.isEmpty() ? rootCounts : levels.get(levels.size() - 1).counts;
      int index = siblings.merge(getLocalName(), 1, Integer::sum) - 1;
      levels.add(new Level(new BeanPaths.Step(getLocalName(), index), new HashMap<>(2)));
    }
    return event;
  }

  @Override
  public int nextTag() throws XMLStreamException {
    int event = next();
    while (event == XMLStreamConstants.COMMENT
        || event == XMLStreamConstants.PROCESSING_INSTRUCTION
        || event == XMLStreamConstants.SPACE
        || (event == XMLStreamConstants.CHARACTERS && isWhiteSpace())) {
      event = next();
    }
    if (event != XMLStreamConstants.START_ELEMENT && event != XMLStreamConstants.END_ELEMENT) {
      throw new XMLStreamException("text where an element was expected", getLocation());
    }
    return event;
  }

  /** Returns the steps beneath the root, or beneath each item of a list. */
  List<BeanPaths.Step> steps() {
    return levels.stream().skip(1).map(Level::step).toList();
  }
}
