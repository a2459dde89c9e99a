package dev.woad.contracts;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says when a call that many services answer is over. Stands on a method of an {@linkplain
 * AsyncShapeOf asynchronous shape} that returns a {@code Stream} or a {@code Flow.Publisher};
 * without it the defaults given here hold.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface GatherReplies {

  /** Returns for how many milliseconds replies are taken; the binding's sendTimeout if 0. */
  long replyTimeoutMillis() default 0;

  /** Returns after how many answers, faults among them, the call is over; never if 0. */
  int maxReplies() default 0;

  /**
   * Returns how many replies may wait for whoever takes them. With one more the call fails, with a
   * {@link QuotaExceededException}.
   */
  int maxBufferedReplies() default 1000;
}
