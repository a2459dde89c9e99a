package dev.woad.bindings.jms;

import dev.woad.bindings.BindingParameters;
import java.util.ServiceLoader;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Where listeners and channels find their broker. */
public final class JmsBrokers {

  private static final AtomicReference<@Nullable JmsBroker> OF_THE_JVM = new AtomicReference<>();

  private JmsBrokers() {}

  /**
   * Says which broker runs in this JVM, for channels that are told of none; null for none any more.
   */
  public static void runsHere(@Nullable JmsBroker broker) {
    OF_THE_JVM.set(broker);
  }

  /** Returns the broker of a listener. */
  static JmsBroker ofListener(JmsConnectionSettings settings, BindingParameters parameters) {
    JmsBroker said = said(settings, parameters);
    if (said != null) {
      return said;
    }
    JmsBroker here = OF_THE_JVM.get();
    if (here != null) {
      return here;
    }
    for (JmsBrokerProvider provider :
        ServiceLoader.load(JmsBrokerProvider.class, JmsBrokers.class.getClassLoader())) {
      return parameters.findOrPut(JmsBroker.class, () -> provider.broker(parameters));
    }
    return atHand();
  }

  /** Returns the broker of a channel. */
  static JmsBroker ofChannel(JmsConnectionSettings settings, BindingParameters parameters) {
    JmsBroker said = said(settings, parameters);
    return said == null ? atHand() : said;
  }

  private static JmsBroker atHand() {
    JmsBroker here = OF_THE_JVM.get();
    return here == null ? ArtemisBroker.of(ArtemisBroker.DEFAULT_URL) : here;
  }

  private static @Nullable JmsBroker said(
      JmsConnectionSettings settings, BindingParameters parameters) {
    if (settings.connectionFactory() != null) {
      return JmsBroker.of(settings.connectionFactory());
    }
    if (settings.brokerUrl() != null) {
      return ArtemisBroker.of(settings.brokerUrl());
    }
    return parameters.find(JmsBroker.class).orElse(null);
  }
}
