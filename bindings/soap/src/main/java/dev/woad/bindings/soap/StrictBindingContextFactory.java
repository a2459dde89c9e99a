package dev.woad.bindings.soap;

import com.sun.xml.ws.db.glassfish.JAXBRIContextFactory;
import com.sun.xml.ws.spi.db.BindingContext;
import com.sun.xml.ws.spi.db.BindingContextFactory;
import com.sun.xml.ws.spi.db.BindingInfo;
import jakarta.xml.bind.JAXBContext;

/**
 * Makes JAXB contexts whose readers refuse a value that is not of its type, where stock ones leave
 * the field empty. Found by Metro's service loader; chosen by {@link #MODE} alone.
 */
public final class StrictBindingContextFactory extends BindingContextFactory {

  static final String MODE = "dev.woad.bindings.soap.strict";

  private final JAXBRIContextFactory stock = new JAXBRIContextFactory();

  /** Creates the factory, for the service loader. */
  public StrictBindingContextFactory() {}

  @Override
  protected BindingContext newContext(JAXBContext context) {
    return new StrictBindingContext(stock.newContext(context));
  }

  @Override
  protected BindingContext newContext(BindingInfo info) {
    return new StrictBindingContext(stock.newContext(info));
  }

  @Override
  protected boolean isFor(String databinding) {
    return MODE.equals(databinding);
  }
}
