package dev.woad.bindings.soap;

import com.oracle.webservices.api.databinding.WSDLResolver;
import com.sun.xml.ws.api.databinding.WSDLGenInfo;
import com.sun.xml.ws.api.server.Container;
import com.sun.xml.ws.api.wsdl.writer.WSDLGeneratorExtension;
import dev.woad.bindings.message.EnvelopeVersion;
import dev.woad.contracts.ContractDescription;
import dev.woad.contracts.FaultDescription;
import dev.woad.contracts.OperationDescription;
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
      Element definitions =
          Dom.read(new ByteArrayInputStream(resolver.results.get(0).toByteArray()));
      for (Element portType : Dom.children(definitions, Wsdl.NS, "portType")) {
        contract.operations().forEach(operation -> writeActions(portType, operation));
      }
      return definitions;
    } catch (XMLStreamException e) {
      throw new IllegalStateException("WSDL of " + contract + " cannot be read", e);
    }
  }

  // What a contract from a WSDL of .NET's has for actions is not what the engine takes them to be.
  private static void writeActions(Element portType, OperationDescription operation) {
    for (Element written : Dom.children(portType, Wsdl.NS, "operation")) {
      if (!written.getAttribute("name").equals(operation.name())) {
        continue;
      }
      Dom.children(written, Wsdl.NS, "input")
          .forEach(input -> writeAction(input, operation.inputAction()));
      Dom.children(written, Wsdl.NS, "output")
          .forEach(output -> writeAction(output, operation.outputAction()));
      for (FaultDescription fault : operation.faults()) {
        Dom.children(written, Wsdl.NS, "fault").stream()
            .filter(element -> element.getAttribute("name").equals(fault.name()))
            .forEach(element -> writeAction(element, fault.action()));
      }
    }
  }

  private static void writeAction(Element message, String action) {
    message.setAttributeNS(Wsdl.ACTION, "wsam:Action", action);
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
