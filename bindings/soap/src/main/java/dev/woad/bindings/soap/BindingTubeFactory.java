package dev.woad.bindings.soap;

import com.sun.xml.ws.api.pipe.ClientTubeAssemblerContext;
import com.sun.xml.ws.api.pipe.TransportTubeFactory;
import com.sun.xml.ws.api.pipe.Tube;
import dev.woad.bindings.Binding;
import dev.woad.bindings.DefaultBindings;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lets proxies made by {@code wsimport} speak every wire whose binding is on the class path: by the
 * scheme of the address alone, or by a {@link BindingFeature}. Found by Metro through {@code
 * ServiceLoader}, and asked again when a proxy is given another address.
 *
 * <p>Addresses of {@code http} and {@code https} stay Metro's own, unless the feature is given.
 */
public final class BindingTubeFactory extends TransportTubeFactory {

  /** Creates the factory. */
  public BindingTubeFactory() {}

  @Override
  public @Nullable Tube doCreate(ClientTubeAssemblerContext context) {
    return binding(context)
        .map(binding -> new BindingTube(new ProxyTransport(context, binding)))
        .orElse(null);
  }

  private static Optional<Binding> binding(ClientTubeAssemblerContext context) {
    BindingFeature feature = context.getBinding().getFeature(BindingFeature.class);
    if (feature != null) {
      return Optional.of(feature.binding());
    }
    String scheme = ProxyTransport.address(context).scheme();
    return scheme.equals("http") || scheme.equals("https")
        ? Optional.empty()
        : DefaultBindings.forScheme(scheme);
  }
}
