package dev.woad.bindings.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Multiparts in all the forms that clients send, and some that they had better not. */
@Timeout(60)
class MtomRequestTest {

  private static final String START = "start=\"<http://tempuri.org/0>\"";
  private static final String TYPE = "type=\"application/xop+xml\"";
  private static final String INFO = "start-info=\"text/xml\"";

  private static String body(String id, String data, String end) {
    return "\r\n--b\r\n"
        + id
        + "Content-Type: application/xop+xml;charset=utf-8;type=\"text/xml\"\r\n\r\n"
        + HttpChannelListenerTest.envelope(HttpChannelListenerTest.SOAP11, data)
        + "\r\n--b"
        + end;
  }

  @ParameterizedTest
  @CsvSource({
    "control, 200",
    "text, 200",
    "no boundary, 400",
    "no start, 200",
    "start names no part, 400",
    "no start-info, 200",
    "no type, 400",
    "href to a missing part, 500",
    "part without Content-ID, 400",
    "no part at all, 400",
    "href that is no cid, 500",
  })
  void eachFormHasItsStatus(String form, int status) throws IOException {
    String data =
        switch (form) {
          case "href to a missing part" -> include("cid:nope");
          case "href that is no cid" -> include("http://evil/x");
          default -> HttpChannelListenerTest.PING;
        };
    String id =
        form.equals("part without Content-ID") ? "" : "Content-ID: <http://tempuri.org/0>\r\n";
    String parameters =
        switch (form) {
          case "no boundary" -> TYPE + ";" + START + ";" + INFO;
          case "no start" -> TYPE + ";boundary=b;" + INFO;
          case "start names no part" -> TYPE + ";boundary=b;start=\"<x>\";" + INFO;
          case "no start-info" -> TYPE + ";boundary=b;" + START;
          case "no type" -> "boundary=b;" + START + ";" + INFO;
          default -> TYPE + "; " + START + "; boundary=\"b\"; " + INFO;
        };
    String contentType =
        form.equals("text") ? "text/xml; charset=utf-8" : "multipart/related; " + parameters;
    String body =
        switch (form) {
          case "text" ->
              HttpChannelListenerTest.envelope(
                  HttpChannelListenerTest.SOAP11, HttpChannelListenerTest.PING);
          case "no part at all" -> "nothing";
          default -> body(id, data, "--\r\n");
        };
    try (EchoService service =
            EchoService.open(
                BasicHttpBinding.builder().messageEncoding(HttpMessageEncoding.MTOM).build());
        RawConnection connection = service.connect()) {
      RawConnection.Answer answer =
          connection
              .post("MIME-Version: 1.0\r\nContent-Type: " + contentType + "\r\n", body)
              .answer();

      assertThat(answer.status()).as(answer.head() + answer.text()).isEqualTo(status);
      if (status != 400) {
        assertThat(answer.header("Content-Type"))
            .startsWith("multipart/related; type=\"application/xop+xml\";start=");
      }
    }
  }

  private static String include(String href) {
    return "<a><xop:Include xmlns:xop=\"http://www.w3.org/2004/08/xop/include\" href=\""
        + href
        + "\"/></a>";
  }
}
