package dev.woad.security.message;

/**
 * By which algorithms messages are signed: WCF's SecurityAlgorithmSuite, as far as it matters where
 * the transport encrypts.
 */
public enum AlgorithmSuite {
  /**
   * SHA-1, which .NET signs by unless it is told otherwise; SHA-256 is accepted, too. It is weak,
   * and stands where TLS protects the message besides.
   */
  BASIC256("Basic256", SignatureAlgorithm.RSA_SHA1, SignatureAlgorithm.HMAC_SHA1),
  /** SHA-256, and nothing else. */
  BASIC256_SHA256("Basic256Sha256", SignatureAlgorithm.RSA_SHA256, SignatureAlgorithm.HMAC_SHA256);

  private final String policyName;
  private final SignatureAlgorithm asymmetric;
  private final SignatureAlgorithm symmetric;

  AlgorithmSuite(String policyName, SignatureAlgorithm asymmetric, SignatureAlgorithm symmetric) {
    this.policyName = policyName;
    this.asymmetric = asymmetric;
    this.symmetric = symmetric;
  }

  /** Returns whether signatures of the suite no longer withstand every attack. */
  public boolean isWeak() {
    return this == BASIC256;
  }

  /** Returns the name that WS-SecurityPolicy has for it. */
  String policyName() {
    return policyName;
  }

  /** Returns what signs by a key of the given algorithm. */
  SignatureAlgorithm signatureBy(String keyAlgorithm) {
    return keyAlgorithm.equals("EC") ? SignatureAlgorithm.ECDSA_SHA256 : asymmetric;
  }

  /** Returns what signs by a secret. */
  SignatureAlgorithm symmetric() {
    return symmetric;
  }

  DigestAlgorithm digest() {
    return this == BASIC256 ? DigestAlgorithm.SHA1 : DigestAlgorithm.SHA256;
  }

  boolean accepts(SignatureAlgorithm algorithm) {
    return this == BASIC256 || !algorithm.isBySha1();
  }

  boolean accepts(DigestAlgorithm algorithm) {
    return this == BASIC256 || algorithm != DigestAlgorithm.SHA1;
  }
}
