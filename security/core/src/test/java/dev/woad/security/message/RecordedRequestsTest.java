package dev.woad.security.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.woad.bindings.message.Message;
import dev.woad.security.AuditEvent;
import dev.woad.security.Identity;
import dev.woad.security.SecurityAudit;
import dev.woad.security.ServiceCredentials;
import dev.woad.security.ServiceSecurityContext;
import dev.woad.security.X509CertificateValidators;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests of Microsoft's client are accepted at their time, and refused after any change. */
final class RecordedRequestsTest {

  private static final Pattern CREATED = Pattern.compile("<u:Created>([^<]+)</u:Created>");

  private final List<AuditEvent> events = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(strings = {"basic-https-user-001", "ws-https-user-001"})
  void userNameIsAccepted(String name) {
    assertThat(accepted(name, text -> text, Duration.ZERO)).hasValue("alice");
    assertThat(events).singleElement().satisfies(event -> assertThat(event.allowed()).isTrue());
  }

  @ParameterizedTest
  @ValueSource(strings = {"basic-https-msgcert-001", "ws-https-msgcert-001"})
  void certificateIsAccepted(String name) {
    assertThat(accepted(name, text -> text, Duration.ZERO)).hasValue("CN=alice");
  }

  @ParameterizedTest
  @ValueSource(strings = {"basic-https-msgcert-001", "ws-https-msgcert-001"})
  void stricterSuiteRefusesSha1(String name) {
    TransportSecurityBindingElement strict =
        element(name).withAlgorithmSuite(AlgorithmSuite.BASIC256_SHA256);

    Recorded.Call call = receive(name, strict, text -> text, Duration.ZERO, "client.pem");

    assertRefused(name, call, "refuses");
  }

  @ParameterizedTest
  @ValueSource(strings = {"basic-https-msgcert-001", "ws-https-msgcert-001"})
  void certificateThatNobodyTrustsIsRefused(String name) {
    Recorded.Call call = receive(name, element(name), text -> text, Duration.ZERO, "server.pem");

    assertRefused(name, call, "not trusted");
  }

  static List<Arguments> attacks() {
    String user = "ws-https-user-001";
    String cert = "ws-https-msgcert-001";
    return List.of(
        attack("wrong password", user, replace("wonder1and", "wonderland"), "wrong user name"),
        attack("wrong name", user, replace(">alice<", ">bob<"), "wrong user name"),
        attack("empty password", user, replace(">wonder1and<", "><"), "wrong user name"),
        attack("no header", user, cut("<o:Security.*</o:Security>"), "no security header"),
        attack(
            "two headers",
            user,
            text -> text.replaceFirst("(<o:Security .*</o:Security>)", "$1$1"),
            "two security headers"),
        attack("no timestamp", user, cut("<u:Timestamp.*</u:Timestamp>"), "no Timestamp"),
        attack(
            "two timestamps",
            user,
            text -> text.replaceFirst("(<u:Timestamp.*</u:Timestamp>)", "$1$1"),
            "Timestamp more than once"),
        attack("no zone", user, replace("Z</u:Created>", "</u:Created>"), "no time"),
        attack("no token", user, cut("<o:UsernameToken.*</o:UsernameToken>"), "no UsernameToken"),
        attack(
            "two tokens",
            user,
            text -> text.replaceFirst("(<o:UsernameToken.*</o:UsernameToken>)", "$1$1"),
            "UsernameToken more than once"),
        attack("digest", user, replace("#PasswordText", "#PasswordDigest"), "password of type"),
        attack(
            "unknown token",
            user,
            replace("<o:UsernameToken", "<saml xmlns=\"urn:x\"/><o:UsernameToken"),
            "not known"),
        attack("removed signature", cert, cut("<Signature .*</Signature>"), "no certificate that"),
        attack("removed certificate", cert, cut("<o:Binary.*</o:Binary[^>]*>"), "no certificate"),
        attack(
            "changed address",
            cert,
            text -> text.replaceFirst("localhost:30815", "localhost:30816"),
            "To is not what was signed"),
        attack(
            "address without its id",
            cert,
            replace(" u:Id=\"_1\"", ""),
            "To header that is not signed"),
        attack(
            "address under another id",
            cert,
            replace(" u:Id=\"_1\"", " u:Id=\"_2\""),
            "not to be signed"),
        attack(
            "changed timestamp",
            cert,
            text -> text.replaceFirst("(Expires>.*?)\\d\\dZ", "$100Z"),
            "Timestamp is not what was signed"),
        attack(
            "wrapped timestamp",
            cert,
            text ->
                text.replaceFirst(
                    "<u:Timestamp u:Id=\"_0\">(.*?)</u:Timestamp>",
                    "<u:Timestamp u:Id=\"_9\">$1</u:Timestamp>"),
            "not to be signed"),
        attack(
            "one id for both",
            cert,
            replace(" u:Id=\"_1\"", " u:Id=\"_0\""),
            "one id for two elements"),
        attack(
            "only the timestamp signed",
            cert,
            cut("<Reference URI=\"#_1\">.*?</Reference>"),
            "not all that must be signed"),
        attack(
            "body signed as well",
            cert,
            replace("URI=\"#_1\"", "URI=\"#body\""),
            "not to be signed"),
        attack(
            "changed signature",
            cert,
            replace("<SignatureValue>iz", "<SignatureValue>aa"),
            "wrong"),
        attack(
            "symmetric by a public key",
            cert,
            replace("xmldsig#rsa-sha1", "xmldsig#hmac-sha1"),
            "symmetric signature by an asymmetric key"),
        attack(
            "one bit of a signature",
            cert,
            replace(
                "xmldsig#rsa-sha1\"/>",
                "xmldsig#rsa-sha1\"><HMACOutputLength>1</HMACOutputLength></SignatureMethod>"),
            "has parameters"),
        attack("unknown algorithm", cert, replace("xmldsig#rsa-sha1", "xmldsig#none"), "not known"),
        attack(
            "other transform",
            cert,
            text ->
                text.replaceFirst(
                    "Transform Algorithm=\"[^\"]*\"",
                    "Transform Algorithm=\"http://www.w3.org/TR/1999/REC-xslt-19991116\""),
            "other than exclusive canonicalization"),
        attack(
            "reference outside",
            cert,
            replace("URI=\"#_1\"", "URI=\"http://localhost/x\""),
            "other than an id"),
        attack("reference to all", cert, replace("URI=\"#_1\"", "URI=\"\""), "other than an id"),
        attack(
            "key of nobody",
            cert,
            text -> text.replaceFirst("URI=\"#uuid-[^\"]*\"", "URI=\"#other\""),
            "another key"),
        attack(
            "many references",
            cert,
            text -> text.replaceFirst("(<Reference URI=\"#_1\">.*?</Reference>)", "$1".repeat(20)),
            "SignedInfo of"),
        attack(
            "the same reference twice",
            cert,
            text -> text.replaceFirst("(<Reference URI=\"#_1\">.*?</Reference>)", "$1$1"),
            "not to be signed"),
        attack(
            "object",
            cert,
            replace("</KeyInfo></Signature>", "</KeyInfo><Object/></Signature>"),
            "Signature of 4 parts"),
        attack("name besides", cert, UnaryOperator.identity(), ""));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("attacks")
  void changedRequestIsRefused(String what, String name, UnaryOperator<String> change, String why) {
    if (why.isEmpty()) {
      // The table's own check: what is not changed is accepted.
      assertThat(accepted(name, change, Duration.ZERO)).isPresent();
      return;
    }
    assertThat(change.apply(Recorded.text(name))).isNotEqualTo(Recorded.text(name));

    Recorded.Call call = receive(name, element(name), change, Duration.ZERO, "client.pem");

    assertRefused(name, call, why);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT-6M", "PT11M", "PT24H"})
  void requestOfAnotherTimeIsRefused(Duration later) {
    String name = "ws-https-user-001";

    Recorded.Call call = receive(name, element(name), text -> text, later, "client.pem");

    assertRefused(name, call, "Timestamp");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT-4M", "PT9M"})
  void clocksMayDiffer(Duration later) {
    assertThat(accepted("ws-https-user-001", text -> text, later)).hasValue("alice");
  }

  @ParameterizedTest
  @ValueSource(strings = {"basic-https-user-001", "ws-https-msgcert-001"})
  void requestOverAnUnprotectedTransportIsRefused(String name) {
    Message bare = Recorded.message(Recorded.text(name), Recorded.version(name));
    Message unprotected = Message.of(bare.version(), bare.headers(), bare.body());
    Recorded.Call call = new Recorded.Call(unprotected);

    handler(name, element(name), Duration.ZERO, "client.pem", new Recorded.Taking()).receive(call);

    assertRefused(name, call, "transport is not protected");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ws-https-user-001"})
  void nonceIsTakenOnce(String name) {
    Recorded.Taking taking = new Recorded.Taking();
    VerifyingHandler handler = handler(name, element(name), Duration.ZERO, "client.pem", taking);
    String withNonce =
        Recorded.text(name)
            .replace("</o:UsernameToken>", "<o:Nonce>AAAA</o:Nonce></o:UsernameToken>");
    handler.receive(new Recorded.Call(Recorded.message(withNonce, Recorded.version(name))));
    assertThat(taking.taken).isNotNull();
    Recorded.Call again = new Recorded.Call(Recorded.message(withNonce, Recorded.version(name)));

    handler.receive(again);

    assertRefused(name, again, "nonce");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ws-https-user-001"})
  void nonceOfAWrongPasswordIsNotUsedUp(String name) {
    Recorded.Taking taking = new Recorded.Taking();
    VerifyingHandler handler = handler(name, element(name), Duration.ZERO, "client.pem", taking);
    String right =
        Recorded.text(name)
            .replace("</o:UsernameToken>", "<o:Nonce>AAAA</o:Nonce></o:UsernameToken>");
    String wrong = right.replaceAll("(<o:Password[^>]*>)[^<]*", "$1guess");

    handler.receive(new Recorded.Call(Recorded.message(wrong, Recorded.version(name))));
    assertThat(taking.taken).isNull();
    handler.receive(new Recorded.Call(Recorded.message(right, Recorded.version(name))));

    assertThat(taking.taken).isNotNull();
  }

  @Test
  void requestThatSaysToBeAReplyIsVerifiedAllTheSame() {
    String name = "ws-https-user-001";
    Message forged =
        Recorded.message(
            Recorded.text(name).replace("wonder1and", "wonderland"), Recorded.version(name));
    forged.headers().relatesTo("urn:uuid:1");
    Recorded.Taking taking = new Recorded.Taking();
    Recorded.Call call = new Recorded.Call(forged, new Recorded.Session());

    handler(name, element(name), Duration.ZERO, "client.pem", taking).receive(call);

    assertThat(taking.taken).isNull();
    assertThat(call.reply).isNull();
    assertThat(call.acknowledged).isTrue();
  }

  private void assertRefused(String name, Recorded.Call call, String why) {
    String reply = Recorded.write(call.answer());
    assertThat(reply).contains("InvalidSecurity").doesNotContain("alice").doesNotContain("wonder");
    assertThat(reply).doesNotContain(why.isEmpty() ? "\0" : why);
    AuditEvent last = events.get(events.size() - 1);
    assertThat(last.allowed()).isFalse();
    assertThat(last.why()).contains(why);
    assertThat(last.toString()).doesNotContain("wonder");
    assertThat(name).isNotEmpty();
  }

  private Optional<String> accepted(String name, UnaryOperator<String> change, Duration later) {
    Recorded.Taking taking = new Recorded.Taking();
    Message message = Recorded.message(change.apply(Recorded.text(name)), Recorded.version(name));
    handler(name, element(name), later, "client.pem", taking).receive(new Recorded.Call(message));
    return Optional.ofNullable(taking.taken)
        .flatMap(taken -> taken.request().properties().find(ServiceSecurityContext.class))
        .map(context -> context.primaryIdentity().name());
  }

  private Recorded.Call receive(
      String name,
      TransportSecurityBindingElement element,
      UnaryOperator<String> change,
      Duration later,
      String trusted) {
    Recorded.Taking taking = new Recorded.Taking();
    Recorded.Call call =
        new Recorded.Call(
            Recorded.message(change.apply(Recorded.text(name)), Recorded.version(name)));
    handler(name, element, later, trusted, taking).receive(call);
    assertThat(taking.taken).isNull();
    return call;
  }

  private VerifyingHandler handler(
      String name,
      TransportSecurityBindingElement element,
      Duration later,
      String trusted,
      Recorded.Taking taking) {
    Matcher created = CREATED.matcher(Recorded.text(name));
    assertThat(created.find()).isTrue();
    Clock clock = Clock.fixed(Instant.parse(created.group(1)).plus(later), ZoneOffset.UTC);
    Path certificates = Recorded.file(trusted);
    ServiceCredentials credentials =
        ServiceCredentials.builder()
            .userNames(
                (user, password) ->
                    user.equals("alice") && password.equals("wonder1and")
                        ? Optional.of(Identity.of(user, "UserName"))
                        : Optional.empty())
            .certificates(X509CertificateValidators.chainTrust(certificates, List.of(), clock))
            .audit(SecurityAudit.to(SecurityAudit.Level.SUCCESS_OR_FAILURE, events::add))
            .clock(clock)
            .build();
    return new VerifyingHandler(taking, RequestVerifier.of(element, credentials));
  }

  private static TransportSecurityBindingElement element(String name) {
    TransportSecurityBindingElement element =
        TransportSecurityBindingElement.of(
            name.contains("msgcert") ? MessageCredential.CERTIFICATE : MessageCredential.USER_NAME);
    return name.startsWith("basic")
        ? element.withVersion(MessageSecurityVersion.WSS10_FEBRUARY_2005)
        : element;
  }

  private static Arguments attack(
      String what, String name, UnaryOperator<String> change, String why) {
    return Arguments.of(what, name, change, why);
  }

  private static UnaryOperator<String> replace(String from, String to) {
    return text -> text.replace(from, to);
  }

  private static UnaryOperator<String> cut(String pattern) {
    return text -> text.replaceFirst(pattern, "");
  }
}
