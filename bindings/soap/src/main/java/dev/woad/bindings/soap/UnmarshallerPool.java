package dev.woad.bindings.soap;

import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.ParseConversionEvent;
import jakarta.xml.bind.Unmarshaller;
import jakarta.xml.bind.ValidationEvent;
import jakarta.xml.bind.attachment.AttachmentUnmarshaller;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** Unmarshallers that refuse what is not of its type. Safe for use by many threads. */
final class UnmarshallerPool {

  private final Source source;
  private final ConcurrentLinkedQueue<Unmarshaller> idle = new ConcurrentLinkedQueue<>();

  UnmarshallerPool(Source source) {
    this.source = source;
  }

  /** Reads by an unmarshaller that nobody else has meanwhile. */
  <T> T unmarshal(@Nullable AttachmentUnmarshaller attachments, Reading<T> reading)
      throws JAXBException {
    Unmarshaller unmarshaller = idle.poll();
    if (unmarshaller == null) {
      unmarshaller = source.create();
      unmarshaller.setEventHandler(UnmarshallerPool::mayGoOn);
    }
    unmarshaller.setAttachmentUnmarshaller(attachments);
    T value = reading.read(unmarshaller);
    // One that failed is not used again: it may be anywhere in its tables.
    unmarshaller.setAttachmentUnmarshaller(null);
    idle.add(unmarshaller);
    return value;
  }

  // An element that is not known is skipped, as JAXB and .NET do: newer callers send more.
  private static boolean mayGoOn(ValidationEvent event) {
    return event.getSeverity() != ValidationEvent.FATAL_ERROR
        && !(event instanceof ParseConversionEvent)
        && event.getLinkedException() == null;
  }

  /** Makes unmarshallers. */
  @FunctionalInterface
  interface Source {
    Unmarshaller create() throws JAXBException;
  }

  /** Reads one value. */
  @FunctionalInterface
  interface Reading<T> {
    T read(Unmarshaller unmarshaller) throws JAXBException;
  }
}
