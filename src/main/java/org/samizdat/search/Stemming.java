package org.samizdat.search;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.tartarus.snowball.SnowballStemmer;
import org.tartarus.snowball.ext.ArabicStemmer;
import org.tartarus.snowball.ext.ArmenianStemmer;
import org.tartarus.snowball.ext.BasqueStemmer;
import org.tartarus.snowball.ext.CatalanStemmer;
import org.tartarus.snowball.ext.DanishStemmer;
import org.tartarus.snowball.ext.DutchStemmer;
import org.tartarus.snowball.ext.EnglishStemmer;
import org.tartarus.snowball.ext.EstonianStemmer;
import org.tartarus.snowball.ext.FinnishStemmer;
import org.tartarus.snowball.ext.FrenchStemmer;
import org.tartarus.snowball.ext.GermanStemmer;
import org.tartarus.snowball.ext.HindiStemmer;
import org.tartarus.snowball.ext.HungarianStemmer;
import org.tartarus.snowball.ext.IndonesianStemmer;
import org.tartarus.snowball.ext.ItalianStemmer;
import org.tartarus.snowball.ext.LithuanianStemmer;
import org.tartarus.snowball.ext.NorwegianStemmer;
import org.tartarus.snowball.ext.PortugueseStemmer;
import org.tartarus.snowball.ext.RomanianStemmer;
import org.tartarus.snowball.ext.RussianStemmer;
import org.tartarus.snowball.ext.SerbianStemmer;
import org.tartarus.snowball.ext.SpanishStemmer;
import org.tartarus.snowball.ext.SwedishStemmer;
import org.tartarus.snowball.ext.TamilStemmer;
import org.tartarus.snowball.ext.TurkishStemmer;

/**
 * How the words of a language are cut to their stems: by its Snowball algorithm. Where there is
 * none, such as for Kazakh, a word is its own stem, and only its letters are folded.
 */
enum Stemming {
  NONE(SameStemmer::new),
  AR(ArabicStemmer::new),
  CA(CatalanStemmer::new),
  DA(DanishStemmer::new),
  DE(GermanStemmer::new),
  EN(EnglishStemmer::new),
  ES(SpanishStemmer::new),
  ET(EstonianStemmer::new),
  EU(BasqueStemmer::new),
  FI(FinnishStemmer::new),
  FR(FrenchStemmer::new),
  HI(HindiStemmer::new),
  HU(HungarianStemmer::new),
  HY(ArmenianStemmer::new),
  ID(IndonesianStemmer::new),
  IT(ItalianStemmer::new),
  LT(LithuanianStemmer::new),
  NL(DutchStemmer::new),
  NO(NorwegianStemmer::new, "nb", "nn"),
  PT(PortugueseStemmer::new),
  RO(RomanianStemmer::new),
  RU(RussianStemmer::new),
  SR(SerbianStemmer::new),
  SV(SwedishStemmer::new),
  TA(TamilStemmer::new),
  TR(TurkishStemmer::new);

  private final Supplier<SnowballStemmer> algorithm;
  private final String[] alsoOf;

  Stemming(Supplier<SnowballStemmer> algorithm, String... alsoOf) {
    this.algorithm = algorithm;
    this.alsoOf = alsoOf;
  }

  /** That of a language (BCP 47). */
  static Stemming of(String language) {
    String primary = Locale.forLanguageTag(language).getLanguage();
    return Arrays.stream(values())
        .filter(each -> each != NONE && each.isOf(primary))
        .findFirst()
        .orElse(NONE);
  }

  /** The one with this code. */
  static Optional<Stemming> withCode(String code) {
    return Arrays.stream(values()).filter(each -> each.code().equals(code)).findFirst();
  }

  private boolean isOf(String primary) {
    return code().equals(primary) || Arrays.asList(alsoOf).contains(primary);
  }

  /** A short name for the index. */
  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** A new stemmer; each belongs to one thread. */
  SnowballStemmer stemmer() {
    return algorithm.get();
  }

  /**
   * How words in Cyrillic letters are cut in texts of this language: where it is written in others,
   * as Russian, of which they are most likely to be.
   */
  Stemming ofQuotes() {
    return this == NONE || this == SR ? this : RU;
  }

  /** Leaves every word as it is. */
  private static final class SameStemmer extends SnowballStemmer {
    private static final long serialVersionUID = 1L;

    @Override
    public boolean stem() {
      return true;
    }
  }
}
