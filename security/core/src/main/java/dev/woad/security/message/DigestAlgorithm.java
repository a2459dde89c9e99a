package dev.woad.security.message;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** An algorithm of digests, by what XML Signature and Java call it. */
enum DigestAlgorithm {
  SHA1("http://www.w3.org/2000/09/xmldsig#sha1", "SHA-1"),
  SHA256("http://www.w3.org/2001/04/xmlenc#sha256", "SHA-256");

  private final String uri;
  private final String jcaName;

  DigestAlgorithm(String uri, String jcaName) {
    this.uri = uri;
    this.jcaName = jcaName;
  }

  static DigestAlgorithm of(String uri) throws SecurityRefusal {
    for (DigestAlgorithm algorithm : values()) {
      if (algorithm.uri.equals(uri)) {
        return algorithm;
      }
    }
    throw SecurityRefusal.of("digest by " + uri + ", which is not known");
  }

  String uri() {
    return uri;
  }

  byte[] digest(byte[] content) {
    try {
      return MessageDigest.getInstance(jcaName).digest(content);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
