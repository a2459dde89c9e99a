package dev.woad.diagnostics;

import dev.woad.contracts.FaultCode;
import dev.woad.contracts.FaultException;
import java.util.function.UnaryOperator;

/** Greets, by asking another if there is one. */
public final class Greetings implements Greeter, GreeterResource {

  private final UnaryOperator<String> greeting;

  Greetings(UnaryOperator<String> greeting) {
    this.greeting = greeting;
  }

  @Override
  public String greet(String name) {
    if (name.isEmpty()) {
      throw FaultException.of(FaultCode.SENDER, "name: empty (expected: a name)");
    }
    if (name.equals("nobody")) {
      throw new IllegalStateException("nobody is there");
    }
    return greeting.apply(name);
  }
}
