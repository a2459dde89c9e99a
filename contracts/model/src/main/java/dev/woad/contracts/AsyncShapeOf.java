package dev.woad.contracts;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks an interface as the asynchronous shape of a contract: for each method it repeats, the same
 * name and parameters, and a {@code CompletionStage} of the result.
 *
 * <p>A client makes a channel of this interface as of the contract itself; a service class may
 * implement methods in this shape. What travels is the same.
 *
 * <p>Where many services listen at one address, as at a topic, a client may gather what they all
 * answer: a method that returns a {@code Stream} or a {@code Flow.Publisher} of the result, rather
 * than a stage, gives the replies as they come, for as long as {@link GatherReplies} says.
 *
 * <pre>{@code
 * @AsyncShapeOf(Orders.class)
 * interface OrdersAsync {
 *   CompletionStage<Order> getOrder(String id);
 * }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface AsyncShapeOf {

  /** Returns the contract whose shape this is. */
  Class<?> value();
}
