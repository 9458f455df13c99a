package org.samizdat.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which words are one, and which are not. */
@Tag("no-database")
class WordsTest {
  private final Words words = new Words();

  private String stem(String language, String word) {
    return words.of(word, Stemming.of(language)).get(0).stem();
  }

  @ParameterizedTest
  @CsvSource({
    "ru, бастующий, бастующие",
    "ru, бастующий, БАСТУЮЩИМИ",
    "ru, нефтяник, нефтяников",
    "ru, расстрелянный, расстрелянные",
    "ru, ёлка, елки",
    "ru, за\u0301мок, замок",
    "ru, Жаңаөзен, Жанаозен",
    "ru-KZ, забастовка, забастовку",
    "en, бастующий, бастующие",
    "fr, нефтяник, нефтяников",
    "en, worker, workers",
    "en, strike, striking",
    "en, Kazakhstan's, Kazakhstan",
    "en, Kazakhstan’s, kazakhstan",
    "en-GB, rally, rallies",
    "en, café, cafe",
    "en, ＯＩＬ, oil",
    "de, Streik, Streiks",
    "fr, l'ouvrier, ouvriers",
    "es, huelga, huelgas",
    "kk, Жаңаөзен, жанаозен",
    "kk, Қазақстан, Казакстан",
    "kk, мұнайшылар, мунайшылар",
    "kk, үкімет, укимет",
    "kk, Әкім, аким",
    "kk, ғалым, галым",
    "kk, қаһарман, кахарман",
    "kk-Cyrl, Өскемен, оскемен",
    "uk, Київ, Киив",
    "ky, өлкө, олко",
    "el, Αθήνα, αθηνα",
    "ar, أحمد, احمد",
    "tr, ışık, isik",
    "zz, Straße, strasse"
  })
  void formsOfAWordHaveOneStem(String language, String one, String other) {
    assertThat(stem(language, one)).isEqualTo(stem(language, other));
  }

  @ParameterizedTest
  @CsvSource({
    "ru, йод, иод",
    "ru, нефть, нефрит",
    "en, oil, soil",
    "en, police, policy",
    "kk, мұнай, мұнара"
  })
  void otherWordsHaveOthers(String language, String one, String other) {
    assertThat(stem(language, one)).isNotEqualTo(stem(language, other));
  }

  @Test
  void theSpellingIsKept() {
    assertThat(words.of("Қазақстан ёлка", Stemming.of("kk")))
        .extracting(Words.Word::spelt)
        .containsExactly("қазақстан", "ёлка");
  }

  @Test
  void languagesWithoutStemmingKeepTheirWords() {
    assertThat(Stemming.of("kk")).isEqualTo(Stemming.NONE);
    assertThat(Stemming.of("zh-Hans")).isEqualTo(Stemming.NONE);
    assertThat(Stemming.of("nb")).isEqualTo(Stemming.NO);
    assertThat(words.of("罢工", Stemming.of("zh"))).hasSize(2);
  }
}
