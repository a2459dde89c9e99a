package dev.woad.testing.soapui;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.namespace.NamespaceContext;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathEvaluationResult;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import javax.xml.xpath.XPathNodes;
import org.w3c.dom.Node;

/** Selects by XPath as SoapUI has it: with declarations of namespaces before the expression. */
final class XPaths {

  private static final Pattern DECLARATION =
      Pattern.compile("\\s*declare namespace (\\w+)='([^']*)';");

  private XPaths() {}

  /** Returns the texts of what is selected; a number without a fraction is written without one. */
  static List<String> select(String xml, String declarationsAndPath) {
    Map<String, String> namespaces = new HashMap<>();
    Matcher declaration = DECLARATION.matcher(declarationsAndPath);
    int end = 0;
    while (declaration.find(end) && declaration.start() == end) {
      namespaces.put(declaration.group(1), declaration.group(2));
      end = declaration.end();
    }
    XPath xpath = XPathFactory.newInstance().newXPath();
    xpath.setNamespaceContext(new Prefixes(namespaces));
    try {
      return texts(xpath.evaluateExpression(declarationsAndPath.substring(end), Xml.parse(xml)));
    } catch (XPathExpressionException e) {
      throw new AssertionError(declarationsAndPath, e);
    }
  }

  private static List<String> texts(XPathEvaluationResult<?> result) {
    return switch (result.type()) {
      case NODESET -> {
        List<String> texts = new ArrayList<>();
        for (Node node : (XPathNodes) result.value()) {
          texts.add(node.getTextContent());
        }
        yield texts;
      }
      case NUMBER -> {
        double number = ((Number) result.value()).doubleValue();
        yield List.of(
            number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number));
      }
      default -> List.of(String.valueOf(result.value()));
    };
  }

  private record Prefixes(Map<String, String> namespaces) implements NamespaceContext {

    @Override
    public String getNamespaceURI(String prefix) {
      return namespaces.getOrDefault(prefix, "");
    }

    @Override
    public String getPrefix(String namespace) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Iterator<String> getPrefixes(String namespace) {
      throw new UnsupportedOperationException();
    }
  }
}
