package dev.woad.dispatcher;

import dev.woad.contracts.Caller;
import java.util.Optional;

/** Finds the caller by the operation's context. Found by the service loader. */
public final class CallerOfOperation implements Caller.Source {

  /** Creates the source, for the service loader. */
  public CallerOfOperation() {}

  @Override
  public Optional<Caller> current() {
    return OperationContext.find().map(OperationContext::ofOperation);
  }
}
