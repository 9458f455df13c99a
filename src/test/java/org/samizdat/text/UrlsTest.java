package org.samizdat.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("no-database")
final class UrlsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.org",
        "HTTPS://example.org:8443/a/b.png?c=d&e=%20#f",
        "https://xn--80a.example/новости/1",
        "https://192.0.2.1/",
        "https://[2001:db8::1]/a",
      })
  void absoluteWebAddressesAreAccepted(String url) {
    assertThat(Urls.isHttp(url)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "example.org",
        "//example.org/a",
        "/a",
        "ftp://example.org/",
        "javascript:alert(1)",
        "mailto:a@example.org",
        "http:",
        "http://",
        "http:///a",
        "http:example.org",
        "https://user@example.org/",
        "https://user:secret@example.org/",
        "https://example.org/a b",
        " https://example.org/",
        "https://example.org/\n",
        "https://example.org/\u0000",
        "https://example.org/\u00A0",
        "https://example.org/\u202Egnp.exe",
        "https://example.org/\uD800",
        "https://example.org/%zz",
        "https://example.org/<script>",
        "https://example.org:99999/",
        "https://exa_mple.org/",
      })
  void allElseIsRefused(String url) {
    assertThat(Urls.isHttp(url)).isFalse();
  }

  @Test
  void lengthIsLimited() {
    String start = "https://example.org/";
    assertThat(Urls.isHttp(start + "a".repeat(2_000 - start.length()))).isTrue();
    assertThat(Urls.isHttp(start + "a".repeat(2_001 - start.length()))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "https://example.org/a?b=%20#c, https://example.org/a?b=%20#c",
    "https://example.org/новости/1, https://example.org/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8/1",
    "https://example.org?q=é#𠜎, https://example.org?q=%C3%A9#%F0%A0%9C%8E",
    "https://[2001:db8::1]:80/a?b=[1], https://[2001:db8::1]:80/a?b=%5B1%5D",
    "https://новости.example/a, https://новости.example/a",
    "javascript:é, javascript:é",
  })
  void lettersThatNoUriHasAreEncoded(String url, String encoded) {
    assertThat(Urls.encoded(url)).isEqualTo(encoded);
    assertThat(Urls.encoded(encoded)).isEqualTo(encoded);
  }
}
