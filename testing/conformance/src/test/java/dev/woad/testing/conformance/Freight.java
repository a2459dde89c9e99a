package dev.woad.testing.conformance;

import jakarta.activation.DataHandler;
import jakarta.jws.Oneway;
import jakarta.jws.WebParam;
import jakarta.jws.WebService;
import jakarta.xml.bind.annotation.XmlMimeType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;

/** Takes and gives what is too large to be held. */
@WebService(name = "Freight", targetNamespace = "urn:woad:freight")
public interface Freight {

  long take(@WebParam(name = "data") @XmlMimeType("application/octet-stream") DataHandler data);

  @Oneway
  void drop(@WebParam(name = "data") @XmlMimeType("application/octet-stream") DataHandler data);

  @XmlMimeType("application/octet-stream")
  DataHandler give(@WebParam(name = "length") long length);

  /** Counts what comes. */
  final class Depot implements Freight {

    final Gates gates = new Gates();
    final CompletableFuture<Long> dropped = new CompletableFuture<>();

    @Override
    public long take(DataHandler data) {
      try {
        return Stream.count(data);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void drop(DataHandler data) {
      gates.await("unload");
      try {
        dropped.complete(Stream.count(data));
      } catch (IOException | RuntimeException e) {
        dropped.completeExceptionally(e);
      }
    }

    @Override
    public DataHandler give(long length) {
      return Stream.of(length);
    }
  }
}
