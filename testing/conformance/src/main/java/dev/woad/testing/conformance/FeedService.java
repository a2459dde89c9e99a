package dev.woad.testing.conformance;

import dev.woad.dispatcher.OperationContext;
import java.util.Queue;

/** The service behind {@link Feed}. Its instances share the clients that have subscribed. */
public final class FeedService implements Feed {

  private final Queue<FeedCallback> clients;

  /** Creates an instance that adds those who subscribe to the given queue. */
  public FeedService(Queue<FeedCallback> clients) {
    this.clients = clients;
  }

  @Override
  public int ticks(int count) {
    FeedCallback client = client();
    for (int i = 0; i < count; i++) {
      client.tick(i);
    }
    return count;
  }

  @Override
  public String ask(String question) {
    try {
      return client().answer(question);
    } catch (OverflowFault e) {
      return "fault: " + e.getMessage();
    }
  }

  @Override
  public void subscribe() {
    clients.add(client());
  }

  @Override
  public String repeat(String text) {
    return text;
  }

  @Override
  public void wonder(String question) {
    String unused = ask(question);
  }

  private static FeedCallback client() {
    return OperationContext.current().callbackChannel(FeedCallback.class);
  }
}
