package dev.woad.security.message;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The key that two parties make of what each of them has thought of: WS-Trust's PSHA1. */
final class ConversationKey {

  /** The size of keys in bits. */
  static final int BITS = 256;

  private static final int BYTES = BITS / 8;

  private ConversationKey() {}

  /** Returns a key by P_SHA-1 of TLS 1.0 (RFC 2246, 5), whose secret is the client's. */
  static SecretKeySpec of(byte[] clientEntropy, byte[] serverEntropy) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(clientEntropy, "HmacSHA1"));
      byte[] key = new byte[BYTES];
      byte[] a = serverEntropy;
      for (int filled = 0; filled < BYTES; ) {
        a = mac.doFinal(a);
        mac.update(a);
        byte[] part = mac.doFinal(serverEntropy);
        int length = Math.min(part.length, BYTES - filled);
        System.arraycopy(part, 0, key, filled, length);
        filled += length;
      }
      SecretKeySpec made = new SecretKeySpec(key, "Hmac");
      Arrays.fill(key, (byte) 0);
      return made;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns the signature of a content by a key. */
  static byte[] sign(SecretKeySpec key, SignatureAlgorithm algorithm, byte[] content) {
    try {
      Mac mac = Mac.getInstance(algorithm.jcaName());
      mac.init(key);
      return mac.doFinal(content);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
