package dev.woad.security.development;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Makes an authority, and by it the certificates of a server and of a client, for trying things on
 * one machine. Nobody else should trust this authority: its key lies beside the others.
 */
public final class DevelopmentCertificates {

  private static final Duration VALIDITY = Duration.ofDays(365);
  private static final Base64.Encoder BASE64 =
      Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));

  private final IssuedCertificate authority;
  private final IssuedCertificate server;
  private final IssuedCertificate client;

  private DevelopmentCertificates(
      IssuedCertificate authority, IssuedCertificate server, IssuedCertificate client) {
    this.authority = authority;
    this.server = server;
    this.client = client;
  }

  /** Makes certificates for a server on this machine, and for a client of the given name. */
  public static DevelopmentCertificates create(String client) {
    return create(List.of(), client, Clock.systemUTC());
  }

  /**
   * Makes certificates, valid for a year from the time of the clock on.
   *
   * @param hosts the names and addresses that the server is known by, besides those of the loopback
   * @param client the name of the client
   */
  public static DevelopmentCertificates create(List<String> hosts, String client, Clock clock) {
    Instant now = clock.instant();
    CertificateIssuer issuer =
        CertificateIssuer.create(
            "CN=Woad development " + now.getEpochSecond(),
            now.minus(Duration.ofHours(1)),
            now.plus(VALIDITY));
    Set<String> known = new LinkedHashSet<>(hosts);
    known.addAll(List.of("localhost", "127.0.0.1", "::1"));
    String first = known.iterator().next();
    return new DevelopmentCertificates(
        issuer.authority(),
        issuer.server("CN=" + first, new ArrayList<>(known)),
        issuer.client("CN=" + client));
  }

  /** Returns the authority. */
  public IssuedCertificate authority() {
    return authority;
  }

  /** Returns the certificate of the server. */
  public IssuedCertificate server() {
    return server;
  }

  /** Returns the certificate of the client. */
  public IssuedCertificate client() {
    return client;
  }

  /**
   * Writes {@code ca}, {@code server} and {@code client}, each as certificate ({@code .pem}) and
   * key ({@code .key}), which only the user can read. The directory is made if it is not there.
   *
   * @return the files
   * @throws IOException if one is there already, or cannot be written
   */
  public List<Path> writeTo(Path directory) throws IOException {
    Files.createDirectories(directory);
    List<Path> written = new ArrayList<>();
    try {
      for (Entry entry :
          List.of(
              new Entry("ca", authority),
              new Entry("server", server),
              new Entry("client", client))) {
        Path certificate = directory.resolve(entry.name() + ".pem");
        write(
            certificate,
            "rw-r--r--",
            pem("CERTIFICATE", entry.issued().certificate().getEncoded()));
        Path key = directory.resolve(entry.name() + ".key");
        write(
            key, "rw-------", pem("PRIVATE KEY", entry.issued().keys().getPrivate().getEncoded()));
        written.add(certificate);
        written.add(key);
      }
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    } catch (FileAlreadyExistsException e) {
      throw new IOException(e.getFile() + " is there already (expected: none)", e);
    }
    return written;
  }

  private static String pem(String what, byte[] content) {
    return "-----BEGIN "
        + what
        + "-----\n"
        + BASE64.encodeToString(content)
        + "\n-----END "
        + what
        + "-----\n";
  }

  private static void write(Path file, String permissions, String text) throws IOException {
    boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    FileAttribute<?>[] attributes =
        posix
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
            }
            : new FileAttribute<?>[0];
    try (SeekableByteChannel channel =
            Files.newByteChannel(
                file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attributes);
        OutputStream out = Channels.newOutputStream(channel)) {
      out.write(text.getBytes(StandardCharsets.US_ASCII));
    }
  }

  private record Entry(String name, IssuedCertificate issued) {}
}
