package dev.woad.testing.architecture.wrong.dispatcher;

import com.ctc.wstx.stax.WstxInputFactory;
import com.sun.xml.ws.api.SOAPVersion;
import io.netty.buffer.ByteBuf;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.jms.Message;
import jakarta.servlet.http.HttpServlet;
import java.util.List;
import java.util.logging.Level;
import org.apache.catalina.startup.Tomcat;
import org.glassfish.jaxb.runtime.api.JAXBRIContext;
import org.glassfish.jersey.server.ResourceConfig;
import org.jspecify.annotations.Nullable;
import org.jvnet.mimepull.MIMEConfig;

/** Breaks laws on purpose. */
final class Engine {

  final List<Class<?>> engines =
      List.of(
          WstxInputFactory.class,
          SOAPVersion.class,
          HttpServlet.class,
          Message.class,
          Level.class,
          Tomcat.class,
          JAXBRIContext.class,
          ResourceConfig.class,
          MIMEConfig.class,
          ByteBuf.class);

  @Inject @Nullable Object injected;
  @Resource @Nullable Object resource;

  void print() {
    System.out.println();
  }

  void complain() {
    System.err.println();
  }
}
