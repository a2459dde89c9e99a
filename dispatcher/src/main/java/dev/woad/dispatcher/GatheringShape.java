package dev.woad.dispatcher;

import dev.woad.bindings.ServiceEndpoint;
import dev.woad.contracts.GatherReplies;
import dev.woad.contracts.OperationDescription;
import java.lang.reflect.Method;
import java.util.concurrent.Flow;
import java.util.stream.Stream;

/**
 * The caller gets all replies that come: as a {@code Stream}, or as a {@code Flow.Publisher}.
 *
 * @param published whether it is a publisher
 * @param limits when it is over
 */
record GatheringShape(OperationDescription operation, boolean published, Limits limits)
    implements CallShape {

  static boolean isReturnedBy(Method method) {
    Class<?> returned = method.getReturnType();
    return returned == Stream.class || returned == Flow.Publisher.class;
  }

  static GatheringShape of(Method method, OperationDescription operation) {
    return new GatheringShape(
        operation, method.getReturnType() == Flow.Publisher.class, Limits.of(method));
  }

  /** Checks that a method which gathers replies can do so. */
  static void check(Method method, Class<?> type, ServiceEndpoint endpoint) {
    if (!isReturnedBy(method)) {
      return;
    }
    String name = type.getSimpleName() + "." + method.getName();
    if (type == endpoint.contract().type()) {
      throw new IllegalArgumentException(
          "method: "
              + name
              + " returns a "
              + method.getReturnType().getSimpleName()
              + " (expected: one result, and the "
              + method.getReturnType().getSimpleName()
              + " in an interface with @AsyncShapeOf)");
    }
    Method single =
        endpoint.contract().operation(method).map(OperationDescription::method).orElse(null);
    if (single == null || single.getReturnType() == void.class) {
      throw new IllegalArgumentException(
          "method: "
              + name
              + " gathers replies (expected: an operation of "
              + endpoint.contract()
              + " that returns something)");
    }
    if (!endpoint.binding().transport().gathersReplies()) {
      throw new IllegalArgumentException(
          "binding of "
              + name
              + ": "
              + endpoint.binding().name()
              + " (expected: one with several replies to a request, such as JmsBinding)");
    }
    Limits unused = Limits.of(method);
  }

  @Override
  public Object give(Call call, Object[] arguments) throws Throwable {
    GatheredReplies replies = new GatheredReplies(operation, limits);
    call.gather(replies);
    return published ? new ReplyPublisher(replies) : replies.stream();
  }

  /**
   * When it is over.
   *
   * @param timeoutMillis after how long; as for all calls if 0
   * @param maxReplies after how many answers; 0 for no such number
   * @param maxBuffered how many may wait to be taken
   */
  record Limits(long timeoutMillis, int maxReplies, int maxBuffered) {

    private static final int BUFFERED = 1000;

    Limits {
      require("replyTimeoutMillis", timeoutMillis, 0);
      require("maxReplies", maxReplies, 0);
      require("maxBufferedReplies", maxBuffered, 1);
    }

    static Limits of(Method method) {
      GatherReplies said = method.getAnnotation(GatherReplies.class);
      return said == null
          ? new Limits(0, 0, BUFFERED)
          : new Limits(said.replyTimeoutMillis(), said.maxReplies(), said.maxBufferedReplies());
    }

    private static void require(String name, long value, long least) {
      if (value < least) {
        throw new IllegalArgumentException(name + ": " + value + " (expected: >= " + least + ")");
      }
    }
  }
}
