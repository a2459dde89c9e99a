package dev.woad.security.message;

/** An algorithm of signatures, by what XML Signature and Java call it. */
enum SignatureAlgorithm {
  RSA_SHA1("http://www.w3.org/2000/09/xmldsig#rsa-sha1", "SHA1withRSA", "RSA"),
  RSA_SHA256("http://www.w3.org/2001/04/xmldsig-more#rsa-sha256", "SHA256withRSA", "RSA"),
  ECDSA_SHA256(
      "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256", "SHA256withECDSAinP1363Format", "EC"),
  HMAC_SHA1("http://www.w3.org/2000/09/xmldsig#hmac-sha1", "HmacSHA1", ""),
  HMAC_SHA256("http://www.w3.org/2001/04/xmldsig-more#hmac-sha256", "HmacSHA256", "");

  private final String uri;
  private final String jcaName;
  private final String keyAlgorithm;

  SignatureAlgorithm(String uri, String jcaName, String keyAlgorithm) {
    this.uri = uri;
    this.jcaName = jcaName;
    this.keyAlgorithm = keyAlgorithm;
  }

  static SignatureAlgorithm of(String uri) throws SecurityRefusal {
    for (SignatureAlgorithm algorithm : values()) {
      if (algorithm.uri.equals(uri)) {
        return algorithm;
      }
    }
    throw SecurityRefusal.of("signature by " + uri + ", which is not known");
  }

  String uri() {
    return uri;
  }

  String jcaName() {
    return jcaName;
  }

  /** Returns the algorithm of the public keys that it takes; empty if it takes secret ones. */
  String keyAlgorithm() {
    return keyAlgorithm;
  }

  boolean isSymmetric() {
    return keyAlgorithm.isEmpty();
  }

  boolean isBySha1() {
    return this == RSA_SHA1 || this == HMAC_SHA1;
  }
}
