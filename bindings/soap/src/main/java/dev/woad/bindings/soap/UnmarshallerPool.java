package dev.woad.bindings.soap;

import com.sun.xml.ws.spi.db.BindingContext;
import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.ParseConversionEvent;
import jakarta.xml.bind.Unmarshaller;
import jakarta.xml.bind.ValidationEvent;
import jakarta.xml.bind.attachment.AttachmentUnmarshaller;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** Unmarshallers that refuse what is not of its type. Safe for use by many threads. */
final class UnmarshallerPool {

  private final BindingContext context;
  private final ConcurrentLinkedQueue<Unmarshaller> idle = new ConcurrentLinkedQueue<>();

  UnmarshallerPool(BindingContext context) {
    this.context = context;
  }

  /** Reads by an unmarshaller that nobody else has meanwhile. */
  <T> T unmarshal(@Nullable AttachmentUnmarshaller attachments, Reading<T> reading)
      throws JAXBException {
    Unmarshaller unmarshaller = idle.poll();
    if (unmarshaller == null) {
      unmarshaller = context.createUnmarshaller();
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

  /** Reads one value. */
  @FunctionalInterface
  interface Reading<T> {
    T read(Unmarshaller unmarshaller) throws JAXBException;
  }
}
