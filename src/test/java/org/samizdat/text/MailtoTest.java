package org.samizdat.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("no-database")
final class MailtoTest {
  @Test
  void fieldsStandInTheirOrder() {
    Mailto letter =
        new Mailto(
            List.of("embassy@example.org", "ministry@example.org"),
            List.of("union@example.org"),
            List.of("archive@example.org"),
            "Stop the shooting",
            "Release them.");
    assertThat(letter.uri())
        .isEqualTo(
            "mailto:embassy@example.org,ministry@example.org?cc=union@example.org"
                + "&bcc=archive@example.org&subject=Stop%20the%20shooting&body=Release%20them.");
  }

  @Test
  void missingFieldsAreLeftOut() {
    assertThat(new Mailto(List.of("a@example.org"), List.of(), List.of(), "", "").uri())
        .isEqualTo("mailto:a@example.org");
    assertThat(new Mailto(List.of(), List.of("a@example.org"), List.of(), "", "").uri())
        .isEqualTo("mailto:?cc=a@example.org");
    assertThat(new Mailto(List.of(), List.of(), List.of(), "", "").uri()).isEqualTo("mailto:");
  }

  @Test
  void textIsPercentEncodedAsUtf8() {
    Mailto letter =
        new Mailto(
            List.of("a@example.org"), List.of(), List.of(), "1+1 & 100%?", "\"Қ\"/\n\r\nx\r'");
    assertThat(letter.uri())
        .isEqualTo(
            "mailto:a@example.org?subject=1%2B1%20%26%20100%25%3F"
                + "&body=%22%D2%9A%22%2F%0D%0A%0D%0Ax%0D%0A%27");
  }

  @Test
  void subjectCannotStartAnotherHeader() {
    Mailto letter =
        new Mailto(List.of("a@example.org"), List.of(), List.of(), "a\r\nBcc: b@example.org", "");
    assertThat(letter.uri()).isEqualTo("mailto:a@example.org?subject=a%20Bcc%3A%20b%40example.org");
  }

  @Test
  void addressesCannotStartAnotherField() {
    Mailto letter = new Mailto(List.of("a?cc=x&b+c%d/e@example.org"), List.of(), List.of(), "", "");
    assertThat(letter.uri()).isEqualTo("mailto:a%3Fcc%3Dx%26b%2Bc%25d%2Fe@example.org");
  }

  @Test
  void whatIsNoAddressIsRefused() {
    assertThatThrownBy(() -> new Mailto(List.of("a"), List.of(), List.of(), "", ""))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a@example.org",
        "first.last+tag@mail.example.co.uk",
        "o'neil@example.org",
        "a@xn--80ak6aa92e.xn--p1ai",
        "1@1.example"
      })
  void plainAddressesAreAccepted(String text) {
    assertThat(Mailto.isAddress(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "@",
        "a@",
        "@example.org",
        "a@b@example.org",
        "a@localhost",
        "a@example..org",
        "a@.example.org",
        "a@example.org.",
        "a@-example.org",
        "a@example-.org",
        "a@192.0.2.1",
        "a@[192.0.2.1]",
        ".a@example.org",
        "a.@example.org",
        "a..b@example.org",
        "a b@example.org",
        "\"a b\"@example.org",
        "a@example.org\n",
        "a\r\nBcc: b@example.org",
        "a\u0000@example.org",
        "a@exam\u00ADple.org",
        "a,b@example.org",
        "Name <a@example.org>",
        "mailto:a@example.org"
      })
  void allElseIsNot(String text) {
    assertThat(Mailto.isAddress(text)).isFalse();
  }

  @Test
  void lengthsAreLimited() {
    String domain = "@" + "a.".repeat(92) + "org";
    assertThat(Mailto.isAddress("a".repeat(64) + domain)).isTrue();
    assertThat(Mailto.isAddress("a".repeat(65) + domain)).isFalse();
    assertThat(Mailto.isAddress("a".repeat(64) + "@" + "a.".repeat(94) + "org")).isFalse();
    assertThat(Mailto.isAddress("a@" + "b".repeat(64) + ".org")).isFalse();
    assertThat(Mailto.isAddress("a.".repeat(100_000) + "@" + "b.".repeat(100_000))).isFalse();
  }
}
