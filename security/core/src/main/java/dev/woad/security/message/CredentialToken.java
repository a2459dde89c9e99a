package dev.woad.security.message;

import dev.woad.bindings.TlsCredentials;
import dev.woad.security.ClientCredentials;
import dev.woad.security.message.SecurityHeaderWriter.ShownToken;
import dev.woad.security.message.SecurityHeaderWriter.Signer;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** The tokens that a client shows its credentials by. */
final class CredentialToken {

  private CredentialToken() {}

  /**
   * Returns the token of a client.
   *
   * @throws IllegalArgumentException if the client has not what the layer asks for
   */
  static ShownToken of(
      TransportSecurityBindingElement element, ClientCredentials credentials, String id) {
    if (element.credential() == MessageCredential.USER_NAME) {
      ClientCredentials.UserName userName =
          credentials
              .userName()
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "userName: none (expected: a name and its password, in"
                              + " ClientCredentials)"));
      return writer -> writeUserName(writer, userName, id);
    }
    TlsCredentials tls =
        credentials
            .tls()
            .filter(known -> known.certificate().isPresent())
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "certificate: none (expected: one of a file, with its key, in"
                            + " ClientCredentials)"));
    return new CertificateToken(tls, id, element.algorithmSuite());
  }

  private static void writeUserName(
      XMLStreamWriter writer, ClientCredentials.UserName userName, String id)
      throws XMLStreamException {
    writer.writeStartElement("o", "UsernameToken", Wss.SECURITY);
    writer.writeAttribute("u", Wss.UTILITY, "Id", id);
    SecurityHeaderWriter.element(writer, "o", Wss.SECURITY, "Username", userName.name());
    writer.writeStartElement("o", "Password", Wss.SECURITY);
    writer.writeAttribute("Type", Wss.PASSWORD_TEXT);
    writer.writeCharacters(userName.password());
    writer.writeEndElement();
    writer.writeEndElement();
  }

  private record CertificateToken(TlsCredentials tls, String id, AlgorithmSuite suite)
      implements ShownToken {

    private X509Certificate certificate() {
      return tls.certificate()
          .orElseThrow(() -> new IllegalStateException("certificate: not there any more"));
    }

    @Override
    public void writeTo(XMLStreamWriter writer) throws XMLStreamException {
      try {
        writer.writeStartElement("o", "BinarySecurityToken", Wss.SECURITY);
        writer.writeAttribute("u", Wss.UTILITY, "Id", id);
        writer.writeAttribute("ValueType", Wss.X509_V3);
        writer.writeAttribute("EncodingType", Wss.BASE64);
        writer.writeCharacters(Base64.getEncoder().encodeToString(certificate().getEncoded()));
        writer.writeEndElement();
      } catch (CertificateEncodingException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public Optional<Signer> signer() {
      String keyAlgorithm = certificate().getPublicKey().getAlgorithm();
      SignatureAlgorithm algorithm = suite.signatureBy(keyAlgorithm);
      return Optional.of(
          new Signer(
              algorithm,
              suite.digest(),
              id,
              Wss.X509_V3,
              true,
              content -> sign(algorithm, content)));
    }

    private byte[] sign(SignatureAlgorithm algorithm, byte[] content) {
      PrivateKey key =
          tls.privateKey().orElseThrow(() -> new IllegalStateException("key: not there any more"));
      try {
        Signature signature = Signature.getInstance(algorithm.jcaName());
        signature.initSign(key);
        signature.update(content);
        return signature.sign();
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("message cannot be signed", e);
      }
    }
  }
}
