package dev.woad.cli;

import dev.woad.contracts.FaultCode;
import dev.woad.contracts.FaultException;
import jakarta.jws.Oneway;
import jakarta.jws.WebParam;
import jakarta.jws.WebService;
import java.util.List;

/** The contract of the tests. */
@WebService(targetNamespace = "urn:library")
public interface Library {

  /** Lends a book; an empty title is a fault. */
  Loan lend(@WebParam(name = "title") String title, @WebParam(name = "days") int days);

  /** Takes notice of a closing day. */
  @Oneway
  void close(@WebParam(name = "day") String day);

  /** Lends. */
  @WebService(endpointInterface = "dev.woad.cli.Library")
  final class Desk implements Library {

    @Override
    public Loan lend(String title, int days) {
      if (title.isEmpty()) {
        throw FaultException.of(FaultCode.SENDER, "title: empty (expected: that of a book)");
      }
      Loan loan = new Loan();
      loan.title = title;
      loan.days = days;
      loan.readers = List.of("Ada", "Grace");
      return loan;
    }

    @Override
    public void close(String day) {
      // Nobody waits for it.
    }
  }

  /** A book and for how long. */
  final class Loan {

    /** Which. */
    public String title;

    /** For how long. */
    public int days;

    /** By whom it was read. */
    public List<String> readers;
  }
}
