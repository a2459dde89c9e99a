package dev.woad.bindings.soap;

import com.oracle.webservices.api.databinding.WSDLResolver;
import com.sun.xml.ws.api.databinding.WSDLGenInfo;
import com.sun.xml.ws.api.server.Container;
import com.sun.xml.ws.api.wsdl.writer.WSDLGeneratorExtension;
import dev.woad.bindings.message.EnvelopeVersion;
import dev.woad.contracts.ContractDescription;
import jakarta.xml.ws.Holder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import javax.xml.transform.Result;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Element;

/** The WSDL of a contract for which there is none: the engine makes it from the Java types. */
final class GeneratedWsdl implements WSDLResolver {

  private final List<ByteArrayOutputStream> results = new ArrayList<>();

  private GeneratedWsdl() {}

  /** Returns a WSDL whose schemas are inside it. */
  static Element of(ContractDescription contract) {
    GeneratedWsdl resolver = new GeneratedWsdl();
    WSDLGenInfo info = new WSDLGenInfo();
    info.setWsdlResolver(resolver);
    info.setContainer(Container.NONE);
    info.setInlineSchemas(true);
    info.setExtensions(new WSDLGeneratorExtension[0]);
    JaxbContract.of(contract, EnvelopeVersion.SOAP11).databinding().generateWSDL(info);
    try {
      return Dom.read(new ByteArrayInputStream(resolver.results.get(0).toByteArray()));
    } catch (XMLStreamException e) {
      throw new IllegalStateException("WSDL of " + contract + " cannot be read", e);
    }
  }

  @Override
  public Result getWSDL(String suggestedFilename) {
    return result(suggestedFilename);
  }

  @Override
  public Result getAbstractWSDL(Holder<String> filename) {
    return result(filename.value);
  }

  @Override
  public Result getSchemaOutput(String namespace, Holder<String> filename) {
    return result(filename.value);
  }

  private Result result(String systemId) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(8192);
    results.add(out);
    StreamResult result = new StreamResult(out);
    result.setSystemId(systemId);
    return result;
  }
}
