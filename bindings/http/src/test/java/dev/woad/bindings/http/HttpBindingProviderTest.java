package dev.woad.bindings.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.woad.bindings.Binding;
import dev.woad.bindings.BindingProvider;
import dev.woad.bindings.MessageEncodingBindingElement;
import dev.woad.bindings.ReaderQuotasSettings;
import dev.woad.bindings.TransferMode;
import dev.woad.bindings.binary.BinaryMessageEncodingBindingElement;
import dev.woad.bindings.binary.CompressionFormat;
import dev.woad.bindings.encoding.MtomMessageEncodingBindingElement;
import dev.woad.bindings.encoding.TextMessageEncodingBindingElement;
import dev.woad.bindings.message.MessageVersion;
import java.lang.reflect.Constructor;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpBindingProviderTest {

  private final BindingProvider provider =
      ServiceLoader.load(BindingProvider.class).stream()
          .map(ServiceLoader.Provider::get)
          .filter(HttpBindingProvider.class::isInstance)
          .findFirst()
          .orElseThrow();

  @ParameterizedTest
  @ValueSource(strings = {"basicHttp", "wsHttp", "customHttp"})
  void withoutSettingsItIsTheDefault(String name) throws Exception {
    Constructor<?> constructor = provider.settingsOf(name).getDeclaredConstructors()[0];
    Object settings = constructor.newInstance(new Object[constructor.getParameterCount()]);

    Binding binding = ((dev.woad.bindings.BindingSettings) settings).create("http");

    assertThat(binding.transport()).isEqualTo(HttpTransportBindingElement.create());
    assertThat(binding.timeouts().send()).isEqualTo(Duration.ofMinutes(1));
    assertThat(binding.find(MessageEncodingBindingElement.class).orElseThrow())
        .isEqualTo(TextMessageEncodingBindingElement.of(binding.messageVersion()));
  }

  @Test
  void whatIsGivenIsSet() {
    BasicHttpSettings settings =
        new BasicHttpSettings(
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(3),
            Duration.ofSeconds(4),
            1L << 40,
            70_000L,
            TransferMode.STREAMED,
            HttpMessageEncoding.TEXT,
            "utf-16",
            new ReaderQuotasSettings(9, null, null, null, null),
            false,
            true,
            false,
            null);

    Binding binding = settings.create("https");

    assertThat(binding.name()).isEqualTo("BasicHttpBinding");
    assertThat(binding.transport())
        .isEqualTo(
            new HttpTransportBindingElement(
                "https", 1L << 40, 70_000, TransferMode.STREAMED, false, true, false));
    TextMessageEncodingBindingElement encoding =
        binding.find(TextMessageEncodingBindingElement.class).orElseThrow();
    assertThat(encoding.writeEncoding()).isEqualTo(StandardCharsets.UTF_16);
    assertThat(encoding.readerQuotas().maxDepth()).isEqualTo(9);
    assertThat(encoding.readerQuotas().maxAttributes()).isEqualTo(256);
    assertThat(binding.timeouts().receive()).isEqualTo(Duration.ofSeconds(4));
  }

  @Test
  void bufferIsAsLargeAsAMessageUnlessSaidOtherwise() {
    assertThat(transport(BasicHttpBinding.builder().maxReceivedMessageSize(1 << 20).build()))
        .extracting(HttpTransportBindingElement::maxBufferSize)
        .isEqualTo(1 << 20);
    assertThat(
            transport(
                BasicHttpBinding.builder()
                    .maxReceivedMessageSize(1 << 20)
                    .transferMode(TransferMode.STREAMED)
                    .build()))
        .extracting(HttpTransportBindingElement::maxBufferSize)
        .isEqualTo(65_536);
  }

  private static HttpTransportBindingElement transport(Binding binding) {
    return (HttpTransportBindingElement) binding.transport();
  }

  @Test
  void namesAndVersionsAreDotnets() {
    WsHttpBinding binding =
        WsHttpBinding.builder().messageEncoding(HttpMessageEncoding.MTOM).build();

    assertThat(binding.name()).isEqualTo("WSHttpBinding");
    assertThat(binding.messageVersion()).isEqualTo(MessageVersion.SOAP12_WSA10);
    assertThat(binding.find(MtomMessageEncodingBindingElement.class)).isPresent();
    assertThat(BasicHttpBinding.create().messageVersion()).isEqualTo(MessageVersion.SOAP11);
  }

  @Test
  void netHttpIsBinary() {
    Binding binding =
        new NetHttpSettings(
                null,
                null,
                null,
                null,
                1L << 20,
                null,
                null,
                null,
                CompressionFormat.GZIP,
                null,
                null,
                null,
                null,
                null,
                null,
                null)
            .create("http");

    assertThat(binding.name()).isEqualTo("NetHttpBinding");
    assertThat(binding.find(BinaryMessageEncodingBindingElement.class))
        .hasValue(
            BinaryMessageEncodingBindingElement.create()
                .withCompressionFormat(CompressionFormat.GZIP));
    assertThat(transport(binding).maxBufferSize()).isEqualTo(1 << 20);
    assertThat(provider.settingsOf("netHttp")).isEqualTo(NetHttpSettings.class);
    assertThat(
            NetHttpBinding.builder()
                .messageEncoding(NetHttpMessageEncoding.TEXT)
                .build()
                .find(MessageEncodingBindingElement.class))
        .hasValue(TextMessageEncodingBindingElement.of(MessageVersion.SOAP12_WSA10));
  }

  @Test
  void whatDoesNotGoTogetherIsNamed() {
    assertThatThrownBy(
            () ->
                NetHttpBinding.builder()
                    .messageEncoding(NetHttpMessageEncoding.TEXT)
                    .compressionFormat(CompressionFormat.GZIP)
                    .build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("compressionFormat: GZIP (expected: NONE where messages are not binary)");
    assertThatThrownBy(
            () ->
                HttpStack.DEFAULT
                    .with(NetHttpMessageEncoding.BINARY)
                    .binding("CustomBinding", MessageVersion.SOAP12))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("messageVersion: ")
        .hasMessageEndingWith("(expected: Soap12WSAddressing10 where messages are binary)");
  }

  @ParameterizedTest
  @CsvSource({"0", "-1"})
  void sizesAreChecked(long size) {
    assertThatThrownBy(() -> BasicHttpBinding.builder().maxReceivedMessageSize(size))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("maxReceivedMessageSize: " + size + " (expected: > 0)");
  }

  @Test
  void unknownVersionIsNamed() {
    assertThatThrownBy(() -> MessageVersion.of("Soap13"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("messageVersion: Soap13 (expected: Soap11");
  }
}
