package dev.woad.security.message;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.w3c.dom.Element;

/**
 * A signature in a security header, of the one shape that WS-Security over a protected transport
 * needs: exclusive canonicalization, references to elements by their ids, no other transforms, no
 * objects, and a key that is named by a reference to a token.
 */
final class XmlSignature {

  private static final int MAX_REFERENCES = 8;

  private final Element signedInfo;
  private final Set<String> signedInfoPrefixes;
  private final SignatureAlgorithm algorithm;
  private final byte[] value;
  private final List<Reference> references;
  private final String tokenReference;

  private XmlSignature(
      Element signedInfo,
      Set<String> signedInfoPrefixes,
      SignatureAlgorithm algorithm,
      List<Reference> references,
      Rest rest) {
    this.signedInfo = signedInfo;
    this.signedInfoPrefixes = signedInfoPrefixes;
    this.algorithm = algorithm;
    this.references = List.copyOf(references);
    this.value = rest.value();
    this.tokenReference = rest.tokenReference();
  }

  private record Rest(byte[] value, String tokenReference) {}

  private record Reference(
      String id, DigestAlgorithm algorithm, Set<String> prefixes, byte[] value) {}

  /** Reads a signature, without verifying it. */
  static XmlSignature read(Element signature) throws SecurityRefusal {
    List<Element> parts = Children.of(signature);
    if (parts.size() != 3) {
      throw SecurityRefusal.of("Signature of " + parts.size() + " parts");
    }
    Element signedInfo = Children.require(signature, Wss.SIGNATURE, "SignedInfo");
    Element value = Children.require(signature, Wss.SIGNATURE, "SignatureValue");
    Element keyInfo = Children.require(signature, Wss.SIGNATURE, "KeyInfo");
    List<Element> infos = Children.of(signedInfo);
    if (infos.size() < 3 || infos.size() > 2 + MAX_REFERENCES) {
      throw SecurityRefusal.of("SignedInfo of " + infos.size() + " parts");
    }
    Element method = infos.get(1);
    if (!Children.is(method, Wss.SIGNATURE, "SignatureMethod")
        // A length of one bit would make any value right.
        || !Children.of(method).isEmpty()) {
      throw SecurityRefusal.of("SignatureMethod is missing or has parameters");
    }
    List<Reference> references = new ArrayList<>();
    for (Element reference : infos.subList(2, infos.size())) {
      references.add(reference(reference));
    }
    return new XmlSignature(
        signedInfo,
        canonicalization(infos.get(0), "CanonicalizationMethod"),
        SignatureAlgorithm.of(Children.attribute(method, "Algorithm")),
        references,
        new Rest(Children.bytes(value), tokenReference(keyInfo)));
  }

  private static Reference reference(Element reference) throws SecurityRefusal {
    String uri = Children.attribute(reference, "URI");
    if (!Children.is(reference, Wss.SIGNATURE, "Reference") || !uri.matches("#[^#()]+")) {
      throw SecurityRefusal.of("Reference to other than an id");
    }
    List<Element> transforms =
        Children.of(Children.require(reference, Wss.SIGNATURE, "Transforms"));
    if (transforms.size() != 1) {
      throw SecurityRefusal.of(transforms.size() + " transforms");
    }
    Element digest = Children.require(reference, Wss.SIGNATURE, "DigestMethod");
    return new Reference(
        uri.substring(1),
        DigestAlgorithm.of(Children.attribute(digest, "Algorithm")),
        canonicalization(transforms.get(0), "Transform"),
        Children.bytes(Children.require(reference, Wss.SIGNATURE, "DigestValue")));
  }

  /** Returns the prefixes that are to be declared whether they are used or not. */
  private static Set<String> canonicalization(Element method, String name) throws SecurityRefusal {
    if (!Children.is(method, Wss.SIGNATURE, name)
        || !Children.attribute(method, "Algorithm").equals(Wss.EXCLUSIVE_C14N)) {
      throw SecurityRefusal.of(name + " other than exclusive canonicalization");
    }
    List<Element> parameters = Children.of(method);
    if (parameters.isEmpty()) {
      return Set.of();
    }
    if (parameters.size() > 1
        || !Children.is(parameters.get(0), Wss.EXCLUSIVE_C14N, "InclusiveNamespaces")) {
      throw SecurityRefusal.of(name + " with unknown parameters");
    }
    Set<String> prefixes = new HashSet<>();
    for (String prefix :
        Children.attribute(parameters.get(0), "PrefixList").strip().split("\\s+", -1)) {
      prefixes.add(prefix.equals("#default") ? "" : prefix);
    }
    return prefixes;
  }

  private static String tokenReference(Element keyInfo) throws SecurityRefusal {
    Element reference =
        Children.require(
            Children.require(keyInfo, Wss.SECURITY, "SecurityTokenReference"),
            Wss.SECURITY,
            "Reference");
    String uri = Children.attribute(reference, "URI");
    if (!uri.startsWith("#") || uri.length() == 1) {
      throw SecurityRefusal.of("key that is no token of the header");
    }
    return uri.substring(1);
  }

  /** Returns the id of the token whose key has signed. */
  String tokenReference() {
    return tokenReference;
  }

  /**
   * Verifies that the key has signed all the elements given, and nothing else.
   *
   * @param key a public key, or a secret one
   * @param expected elements by the ids that references name them by
   */
  void verify(Key key, Map<String, Element> expected, AlgorithmSuite suite) throws SecurityRefusal {
    if (!suite.accepts(algorithm)) {
      throw SecurityRefusal.of("signature by " + algorithm.uri() + ", which " + suite + " refuses");
    }
    Set<String> seen = new HashSet<>();
    for (Reference reference : references) {
      Element element = expected.get(reference.id());
      if (element == null || !seen.add(reference.id())) {
        throw SecurityRefusal.of("signature of an element that is not to be signed");
      }
      if (!suite.accepts(reference.algorithm())) {
        throw SecurityRefusal.of("digest by " + reference.algorithm().uri());
      }
      byte[] canonical = CanonicalXml.of(element, reference.prefixes());
      if (!MessageDigest.isEqual(reference.algorithm().digest(canonical), reference.value())) {
        throw SecurityRefusal.of(element.getLocalName() + " is not what was signed");
      }
    }
    if (!seen.equals(expected.keySet())) {
      throw SecurityRefusal.of("not all that must be signed is");
    }
    byte[] signed = CanonicalXml.of(signedInfo, signedInfoPrefixes);
    if (!isSignedBy(key, signed)) {
      throw SecurityRefusal.of("wrong signature");
    }
  }

  private boolean isSignedBy(Key key, byte[] signed) throws SecurityRefusal {
    try {
      if (algorithm.isSymmetric()) {
        if (!(key instanceof SecretKeySpec)) {
          // A public key is no secret: whoever has the certificate could sign by it.
          throw SecurityRefusal.of("symmetric signature by an asymmetric key");
        }
        Mac mac = Mac.getInstance(algorithm.jcaName());
        mac.init(key);
        return MessageDigest.isEqual(mac.doFinal(signed), value);
      }
      if (!(key instanceof PublicKey publicKey)
          || !publicKey.getAlgorithm().equals(algorithm.keyAlgorithm())) {
        throw SecurityRefusal.of("signature algorithm that does not suit the key");
      }
      Signature verifier = Signature.getInstance(algorithm.jcaName());
      verifier.initVerify(publicKey);
      verifier.update(signed);
      return verifier.verify(value);
    } catch (GeneralSecurityException e) {
      throw SecurityRefusal.of("signature cannot be verified: " + e.getMessage());
    }
  }
}
