package dev.woad.hosting;

import dev.woad.bindings.BindingParameters;
import dev.woad.contracts.InstanceContextMode;
import dev.woad.dispatcher.InstanceProvider;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gathers where the instances of a host come from, and what they are given. For one thread. */
final class InstanceSource {

  private final Class<?> service;
  private final List<HostChannel> channels = new ArrayList<>();
  private final List<HostChannel.Open> open = new ArrayList<>();
  private @Nullable InstanceProvider given;
  private @Nullable Record settings;
  private @Nullable EarlyInstance early;

  InstanceSource(Class<?> service) {
    this.service = service;
  }

  void given(InstanceProvider newProvider) {
    given = newProvider;
  }

  void settings(Record newSettings) {
    settings = newSettings;
    given = null;
  }

  void channel(HostChannel channel) {
    channels.add(channel);
  }

  /** Starts to make the instance, if all calls share one. */
  void start(InstanceContextMode mode, BindingParameters parameters) {
    if (mode == InstanceContextMode.SINGLE) {
      early = EarlyInstance.of(made(parameters));
    }
  }

  /** Returns where instances come from; to be called once. */
  InstanceProvider provider(BindingParameters parameters) {
    return early == null ? made(parameters) : early;
  }

  private InstanceProvider made(BindingParameters parameters) {
    if (given != null) {
      if (!channels.isEmpty()) {
        throw new IllegalArgumentException(
            "channel: "
                + channels.get(0).endpoint()
                + " (expected: none, where instances are made elsewhere)");
      }
      return given;
    }
    channels.forEach(channel -> open.add(channel.open(parameters)));
    return ConstructorInstanceProvider.of(service, settings, open);
  }

  /** Releases the instance if nobody has asked for it, and closes channels. */
  void abandon() {
    if (early != null) {
      early.abandon();
    }
    closeChannels();
  }

  /** Closes the channels that instances were given. */
  void closeChannels() {
    open.forEach(channel -> channel.close().run());
  }
}
