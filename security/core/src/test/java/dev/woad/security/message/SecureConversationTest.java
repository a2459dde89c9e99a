package dev.woad.security.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.woad.bindings.message.Message;
import dev.woad.bindings.message.MessageVersion;
import dev.woad.security.Identity;
import dev.woad.security.ServiceCredentials;
import dev.woad.security.ServiceSecurityContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

/** Conversations, part by part as .NET's client and CoreWCF have them. */
final class SecureConversationTest {

  private final AdjustableClock clock = new AdjustableClock();

  @ParameterizedTest
  @ValueSource(strings = {"ws-https-user-sc", "ws2007-https-user-sc"})
  void recordedKeySignsRecordedMessages(String name) throws Exception {
    TrustMessages trust = new TrustMessages(version(name));
    byte[] theirs = trust.entropyOfRequest(message(name, "001"));
    TrustMessages.Issued issued = trust.issued(message(name, "002"));
    SecretKeySpec key = ConversationKey.of(theirs, issued.entropy());

    for (String number : new String[] {"003", "016"}) {
      SecurityHeader header = SecurityHeader.read(message(name, number).headers());
      Map<String, Element> signed = new LinkedHashMap<>();
      signed.put("_0", header.timestamp().element());
      Objects.requireNonNull(header.signature()).verify(key, signed, AlgorithmSuite.BASIC256);
      assertThat(Objects.requireNonNull(header.context()).identifier())
          .isEqualTo(issued.identifier());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ws-https-user-sc", "ws2007-https-user-sc"})
  void recordedRequestIsAnsweredByATokenOfTheRecordedForm(String name) {
    clock.set(created(Recorded.text(name + "-001")));
    Recorded.Taking taking = new Recorded.Taking();

    String reply = ask(handler(name, taking), Recorded.text(name + "-001"));

    assertThat(form(reply)).isEqualTo(form(Recorded.text(name + "-002")));
    assertThat(taking.taken).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ws-https-user-sc", "ws2007-https-user-sc"})
  void messagesOfAConversationAreThoseOfItsBeginner(String name) throws Exception {
    clock.set(created(Recorded.text(name + "-001")));
    Recorded.Taking taking = new Recorded.Taking();
    VerifyingHandler handler = handler(name, taking);
    Begun begun = begin(handler, name);

    handler.receive(new Recorded.Call(parse(begun.signed(name, "urn:orders:v1/IOrders/Ping"))));

    ServiceSecurityContext context =
        Objects.requireNonNull(taking.taken)
            .request()
            .properties()
            .find(ServiceSecurityContext.class)
            .orElseThrow();
    assertThat(context.primaryIdentity().name()).isEqualTo("alice");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ws-https-user-sc", "ws2007-https-user-sc"})
  void cancelledConversationIsUnknown(String name) throws Exception {
    clock.set(created(Recorded.text(name + "-001")));
    Recorded.Taking taking = new Recorded.Taking();
    VerifyingHandler handler = handler(name, taking);
    Begun begun = begin(handler, name);

    String cancelled =
        ask(
            handler,
            begun.signed(
                name, version(name).requestAction(SecureConversationVersion.TrustRequest.CANCEL)));
    String later = ask(handler, begun.signed(name, "urn:orders:v1/IOrders/Ping"));

    assertThat(cancelled).contains("RequestedTokenCancelled");
    assertThat(later).contains("BadContextToken").contains(version(name).namespace());
    assertThat(taking.taken).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT31M", "PT16H"})
  void conversationExpires(Duration later) throws Exception {
    String name = "ws-https-user-sc";
    clock.set(created(Recorded.text(name + "-001")));
    VerifyingHandler handler = handler(name, new Recorded.Taking());
    Begun begun = begin(handler, name);

    clock.set(clock.instant().plus(later));

    assertThat(ask(handler, begun.signed(name, "urn:a"))).contains("BadContextToken");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ws-https-user-sc", "ws2007-https-user-sc"})
  void renewedConversationHasANewKeyAndKeepsTheOld(String name) throws Exception {
    clock.set(created(Recorded.text(name + "-001")));
    Recorded.Taking taking = new Recorded.Taking();
    VerifyingHandler handler = handler(name, taking);
    Begun begun = begin(handler, name);
    byte[] entropy = TrustMessages.newEntropy();
    TrustMessages trust = new TrustMessages(version(name));
    Message request = Message.of(MessageVersion.SOAP12_WSA10, trust.issueRequest(entropy, "s"));
    request
        .headers()
        .action(version(name).requestAction(SecureConversationVersion.TrustRequest.RENEW));

    Message renewed = parse(ask(handler, begun.sign(request)));

    TrustMessages.Issued issued = trust.issued(renewed);
    assertThat(issued.identifier()).isEqualTo(begun.issued().identifier());
    assertThat(issued.instance()).isNotEmpty();
    Begun second = new Begun(trust, issued, ConversationKey.of(entropy, issued.entropy()), clock);
    for (Begun key : new Begun[] {begun, second}) {
      taking.taken = null;
      handler.receive(new Recorded.Call(parse(key.signed(name, "urn:a"))));
      assertThat(taking.taken).isNotNull();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ws-https-user-sc"})
  void credentialsAloneDoNotReachTheService(String name) {
    clock.set(created(Recorded.text(name + "-001")));
    Recorded.Taking taking = new Recorded.Taking();
    String plain = Recorded.text("ws-https-user-001");
    clock.set(created(plain));

    String reply = ask(handler(name, taking), plain);

    assertThat(reply).contains("InvalidSecurity");
    assertThat(taking.taken).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ws-https-user-sc"})
  void keyOfAnotherConversationIsRefused(String name) throws Exception {
    clock.set(created(Recorded.text(name + "-001")));
    Recorded.Taking taking = new Recorded.Taking();
    VerifyingHandler handler = handler(name, taking);
    Begun mine = begin(handler, name);
    Begun theirs = begin(handler, name);
    String forged =
        mine.signed(name, "urn:a")
            .replace(mine.issued().identifier(), theirs.issued().identifier());

    assertThat(ask(handler, forged)).contains("InvalidSecurity");
    assertThat(taking.taken).isNull();
  }

  private record Begun(
      TrustMessages trust, TrustMessages.Issued issued, SecretKeySpec key, Clock clock)
      implements SecurityHeaderWriter.ShownToken {

    @Override
    public void writeTo(javax.xml.stream.XMLStreamWriter writer)
        throws javax.xml.stream.XMLStreamException {
      trust.writeToken(writer, issued);
    }

    @Override
    public Optional<SecurityHeaderWriter.Signer> signer() {
      return Optional.of(
          new SecurityHeaderWriter.Signer(
              SignatureAlgorithm.HMAC_SHA1,
              DigestAlgorithm.SHA1,
              issued.tokenId(),
              trust.version().tokenType(),
              false,
              content -> ConversationKey.sign(key, SignatureAlgorithm.HMAC_SHA1, content)));
    }

    String signed(String name, String action) {
      Message request =
          Message.of(MessageVersion.SOAP12_WSA10, trust.cancelRequest(issued.identifier()));
      request.headers().action(action);
      request.headers().to("https://localhost/" + name);
      return sign(request);
    }

    String sign(Message request) {
      SecurityHeaderWriter.protect(request, clock, this);
      return Recorded.write(request);
    }
  }

  private Begun begin(VerifyingHandler handler, String name) throws Exception {
    TrustMessages trust = new TrustMessages(version(name));
    String request = Recorded.text(name + "-001");
    byte[] entropy = trust.entropyOfRequest(parse(request));
    TrustMessages.Issued issued = trust.issued(parse(ask(handler, request)));
    return new Begun(trust, issued, ConversationKey.of(entropy, issued.entropy()), clock);
  }

  private static String ask(VerifyingHandler handler, String request) {
    Recorded.Call call = new Recorded.Call(parse(request));
    handler.receive(call);
    return Recorded.write(call.answer());
  }

  private VerifyingHandler handler(String name, Recorded.Taking taking) {
    ServiceCredentials credentials =
        ServiceCredentials.builder()
            .userNames((user, password) -> Optional.of(Identity.of(user, "UserName")))
            .clock(clock)
            .build();
    return new VerifyingHandler(
        taking,
        RequestVerifier.of(
            TransportSecurityBindingElement.of(MessageCredential.USER_NAME)
                .withEstablishSecurityContext(true)
                .withVersion(
                    name.startsWith("ws2007")
                        ? MessageSecurityVersion.WSS11_WS_TRUST_13
                        : MessageSecurityVersion.WSS11_FEBRUARY_2005),
            credentials));
  }

  private static SecureConversationVersion version(String name) {
    return name.startsWith("ws2007")
        ? SecureConversationVersion.V1_3
        : SecureConversationVersion.FEBRUARY_2005;
  }

  private static Message message(String name, String number) {
    return parse(Recorded.text(name + "-" + number));
  }

  private static Message parse(String text) {
    return Recorded.message(text, MessageVersion.SOAP12_WSA10);
  }

  private static Instant created(String text) {
    Matcher created = Pattern.compile("<u:Created>([^<]+)<").matcher(text);
    assertThat(created.find()).isTrue();
    return Instant.parse(created.group(1));
  }

  /** Masks ids, times and secrets. */
  private static String form(String text) {
    return text.replaceAll("uuid-[0-9a-f-]+", "ID")
        .replaceAll("urn:uuid:[0-9a-f-]+", "URN")
        .replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z", "TIME")
        .replaceAll(">[A-Za-z0-9+/]{43}=<", ">SECRET<")
        .replaceAll(" xmlns:[a-z]+=\"[^\"]*\"", "")
        .replaceAll("<([\\w:]+)([^>]*)/>", "<$1$2></$1>")
        .replace(" s:mustUnderstand=\"1\"", "");
  }

  private static final class AdjustableClock extends Clock {

    private Instant now = Instant.EPOCH;

    void set(Instant value) {
      now = value;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
