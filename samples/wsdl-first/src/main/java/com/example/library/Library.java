package com.example.library;

import dev.woad.contracts.ServiceBehavior;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lends books. Without locks: one call at a time is inside an instance, unless said otherwise. */
@ServiceBehavior(wsdlLocation = "META-INF/wsdl/library.wsdl")
public final class Library implements Loans {

  private final Map<String, Loan> loansByIsbn = new LinkedHashMap<>();

  @Override
  public Loan borrow(String isbn, String reader) throws OnLoanFault {
    Loan present = loansByIsbn.get(isbn);
    if (present != null) {
      OnLoan onLoan = new OnLoan();
      onLoan.setIsbn(isbn);
      onLoan.setDue(present.getDue());
      throw new OnLoanFault(isbn + " is on loan", onLoan);
    }
    Loan loan = new Loan();
    loan.setIsbn(isbn);
    loan.setReader(reader);
    loan.setDue(LocalDate.now().plusWeeks(4));
    loansByIsbn.put(isbn, loan);
    return loan;
  }

  @Override
  public List<Loan> findLoans(String reader) {
    return loansByIsbn.values().stream().filter(loan -> loan.getReader().equals(reader)).toList();
  }

  @Override
  public void giveBack(String isbn) {
    loansByIsbn.remove(isbn);
  }
}
