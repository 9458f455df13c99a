package org.samizdat.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("no-database")
final class SlugsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "Police open fire on strikers|police-open-fire-on-strikers",
        "  70 dead — 10, says the regime!  |70-dead-10-says-the-regime",
        "Kazakhstan's people’s day|kazakhstans-peoples-day",
        "Жаңаөзен: мұнайшылар ереуілі|zhanaozen-munayshylar-ereuili",
        "Әділет үшін күрес, Ғабит, Қазақстан, һәм Өскемен|adilet-ushin-kures-ghabit-qazaqstan-ham-oskemen",
        "Объявлен сбор: щит, ёлка, подъезд, цель|obyavlen-sbor-shchit-yolka-podezd-tsel",
        "Київ, Ґалаґан, Єва, їжак, м'ята|kiyiv-galagan-yeva-yizhak-myata",
        "Straße Ærø Łódź Þór Çeşme İstanbul Ñandú Ŀ|strasse-aero-lodz-thor-cesme-istanbul-nandu-l",
        "Αθήνα: απεργία|athina-apergia",
        "ﬁve ① x²|five-1-x2",
        "٣ dead|3-dead",
        "a--b__c//d|a-b-c-d",
        "a ь б|a-b",
        "日本 news|news",
      })
  void titleBecomesReadable(String title, String slug) {
    assertThat(Slugs.from(title)).contains(slug);
  }

  @Test
  void decomposedLettersGiveTheSameSlug() {
    assertThat(Slugs.from("и\u0306од е\u0308ж e\u0301te\u0301")).contains("yod-yozh-ete");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "—", "!!!", "日本語", "ьъ", "\uD83D\uDD25", "\uD800"})
  void titleWithoutLettersHasNoSlug(String title) {
    assertThat(Slugs.from(title)).isEmpty();
  }

  @Test
  void longTitleIsCutAfterAWord() {
    assertThat(Slugs.from("strike ".repeat(40)).orElseThrow())
        .hasSizeLessThanOrEqualTo(100)
        .endsWith("-strike")
        .matches(Slugs.PATTERN);
    assertThat(Slugs.from("a".repeat(99) + " b").orElseThrow()).isEqualTo("a".repeat(99));
    assertThat(Slugs.from("a".repeat(98) + " b").orElseThrow()).hasSize(100).endsWith("-b");
    assertThat(Slugs.from("a".repeat(100) + " b").orElseThrow()).isEqualTo("a".repeat(100));
    assertThat(Slugs.from("щ".repeat(500)).orElseThrow()).hasSize(100);
  }

  @Test
  void everySlugIsValid() {
    for (int letter = 0; letter < 0x3000; letter++) {
      if (Character.isDefined(letter)) {
        Slugs.from("a" + Character.toString(letter) + " " + Character.toString(letter) + "b")
            .ifPresent(slug -> assertThat(Slugs.isValid(slug)).as(slug).isTrue());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-", "a-", "-a", "a--b", "A", "a b", "é", "a\n", "a_b"})
  void otherShapesAreNotValid(String text) {
    assertThat(Slugs.isValid(text)).isFalse();
  }

  @Test
  void lengthOfAHundredIsValidAndNoMore() {
    assertThat(Slugs.isValid("a".repeat(100))).isTrue();
    assertThat(Slugs.isValid("a".repeat(101))).isFalse();
  }

  @Test
  void patternNeedsNoStackForALongText() {
    assertThat("a-".repeat(100_000).matches(Slugs.PATTERN)).isFalse();
    assertThat(("a-".repeat(100_000) + "a").matches(Slugs.PATTERN)).isTrue();
  }
}
