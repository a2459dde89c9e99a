package com.example;

import dev.woad.contracts.AsyncShapeOf;
import java.util.concurrent.CompletionStage;

/** {@link Greeter} for those who do not wait. On the wire it is the same. */
@AsyncShapeOf(Greeter.class)
public interface GreeterAsync {

  CompletionStage<String> greet(String name);
}
