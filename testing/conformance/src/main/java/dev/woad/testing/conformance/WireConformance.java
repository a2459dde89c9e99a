package dev.woad.testing.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.woad.bindings.Binding;
import dev.woad.bindings.BindingElement;
import dev.woad.bindings.CustomBinding;
import dev.woad.bindings.Timeouts;
import dev.woad.bindings.message.EnvelopeVersion;
import dev.woad.bindings.message.MessageVersion;
import dev.woad.clients.ClientChannel;
import dev.woad.contracts.CommunicationState;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What the parts of the suite know of the wire under test.
 *
 * <p>A wire that cannot do what a test claims overrides the test, with {@code @Disabled} and the
 * reason.
 */
@ExtendWith(LeakCheck.class)
public interface WireConformance {

  /** Returns the binding under test. */
  Binding binding();

  /** Returns an address that no other test uses, with port 0 where there are ports. */
  String address();

  /** Returns whether a thread of this name may outlive a test, and at last the suite. */
  default boolean mayStay(String threadName) {
    return false;
  }

  /** Returns a setup to be changed and opened. */
  default ProbeSetup.Builder setup() {
    return ProbeSetup.on(binding(), address());
  }

  /** Returns a host of the service and a channel to it, both open. */
  default ProbeSetup open() {
    return setup().open();
  }

  /** Returns the binding under test with other timeouts. */
  default Binding bindingWith(Timeouts timeouts) {
    return CustomBinding.of(binding().elements().toArray(BindingElement[]::new))
        .withTimeouts(timeouts);
  }

  /**
   * Returns whether a channel is a session of the wire, which is over when the wire's rules were
   * broken in it, or the service failed in a way that nobody foresaw.
   */
  default boolean hasSessions() {
    return false;
  }

  /**
   * Returns the channel to go on with when that happened: the setup's own, or where that is a
   * session, and has faulted, another one.
   */
  default Probe channelAfterBreach(ProbeSetup setup) {
    if (!hasSessions()) {
      return setup.channel();
    }
    ClientChannel session = (ClientChannel) setup.channel();
    assertThat(Eventually.comesTrue(() -> session.state() == CommunicationState.FAULTED)).isTrue();
    session.close();
    return setup.factory().createChannel();
  }

  /** Returns the versions that messages are written in. */
  default MessageVersion version() {
    return binding().messageVersion();
  }

  /** Returns whether faults have a place for one code beneath another. */
  default boolean hasSubCodes() {
    return version().envelope() != EnvelopeVersion.SOAP11;
  }
}
