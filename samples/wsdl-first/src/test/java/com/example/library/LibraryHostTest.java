package com.example.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.woad.bindings.Binding;
import dev.woad.bindings.http.BasicHttpBinding;
import dev.woad.bindings.http.WsHttpBinding;
import dev.woad.clients.ChannelFactory;
import dev.woad.hosting.ServiceHost;
import jakarta.xml.ws.BindingProvider;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class LibraryHostTest {

  private final Library library = new Library();
  private final ServiceHost host = LibraryHost.of(library, "http://localhost:0");

  @BeforeEach
  void open() {
    host.open();
  }

  @AfterEach
  void close() {
    host.close();
  }

  @Test
  void bookIsLentOnceWhateverTheBinding() throws Exception {
    try (ChannelFactory<Loans> basic = factory(BasicHttpBinding.create(), basicHttp());
        ChannelFactory<Loans> ws = factory(WsHttpBinding.create(), wsHttp())) {
      Loan loan = basic.createChannel().borrow("0-201-63361-2", "Ada");
      OnLoanFault refusal =
          catchThrowableOfType(
              OnLoanFault.class, () -> ws.createChannel().borrow("0-201-63361-2", "Bob"));

      assertThat(loan.getDue()).isAfter(LocalDate.now());
      assertThat(refusal).hasMessage("0-201-63361-2 is on loan");
      assertThat(refusal.getFaultInfo().getDue()).isEqualTo(loan.getDue());
    }
  }

  @Test
  void clientMadeByWsimportNeedsNothingOfWoad() throws Exception {
    Loans loans = new LibraryService().getLoansPort();
    ((BindingProvider) loans)
        .getRequestContext()
        .put(BindingProvider.ENDPOINT_ADDRESS_PROPERTY, basicHttp());

    loans.borrow("0-201-63361-2", "Ada");

    assertThat(loans.findLoans("Ada")).extracting(Loan::getIsbn).containsExactly("0-201-63361-2");
    assertThat(catchThrowableOfType(OnLoanFault.class, () -> loans.borrow("0-201-63361-2", "Bob")))
        .extracting(refusal -> refusal.getFaultInfo().getIsbn())
        .isEqualTo("0-201-63361-2");
  }

  @Test
  void closingWaitsForWhatNobodyElseWaitsFor() throws Exception {
    library.borrow("0-201-63361-2", "Ada");
    try (ChannelFactory<Loans> factory = factory(BasicHttpBinding.create(), basicHttp())) {
      factory.createChannel().giveBack("0-201-63361-2"); // One-way.
    }

    host.close();

    assertThat(library.findLoans("Ada")).isEmpty();
  }

  @Test
  void serviceDescribesItself() throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create(basicHttp() + "?wsdl")).build();

    String wsdl = HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();

    assertThat(wsdl).contains("location=\"" + basicHttp() + "\"", "location=\"" + wsHttp() + "\"");
  }

  private static ChannelFactory<Loans> factory(Binding binding, String address) {
    return ChannelFactory.of(Loans.class, binding, address);
  }

  private String basicHttp() {
    return host.endpoints().get(0).address().toString();
  }

  private String wsHttp() {
    return host.endpoints().get(1).address().toString();
  }
}
