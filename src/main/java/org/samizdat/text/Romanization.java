package org.samizdat.text;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Small letters to Latin ones, without regard to the language: BGN/PCGN for Cyrillic with its
 * diacritics and apostrophes left out (Kazakh ә, ң, ө, ү are a, n, o, u), ELOT 743 letter by letter
 * for Greek. Where languages differ (г is h in Ukrainian) Russian wins.
 */
final class Romanization {
  private static final String RUSSIAN =
      "а a б b в v г g д d е e ё yo ж zh з z и i й y к k л l м m н n о o п p р r с s т t у u ф f"
          + " х kh ц ts ч ch ш sh щ shch ы y э e ю yu я ya";
  private static final String TURKIC = "ә a ғ gh қ q ң n ө o ұ u ү u һ h җ j ҡ q ҙ z ҫ s ҳ h ҷ j";
  private static final String SLAVIC =
      "і i ї yi є ye ґ g ў u ђ dj ј j љ lj њ nj ћ c џ dz ѓ gj ќ kj ѕ dz";
  private static final String LATIN =
      "ß ss æ ae œ oe ø o ł l đ d ð d þ th ı i ŋ ng ħ h ŧ t ĸ k ə a ƶ z ĳ ij";
  private static final String GREEK =
      "α a β v γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s ς s τ t υ y φ f"
          + " χ ch ψ ps ω o";

  private static final Map<Integer, String> TABLE = table(RUSSIAN, TURKIC, SLAVIC, LATIN, GREEK);

  private Romanization() {}

  /** The Latin letters or digit for one small letter; empty when there are none. */
  static Optional<String> of(int letter) {
    if (letter < 0x80) {
      return isPlain(letter) ? Optional.of(Character.toString(letter)) : Optional.empty();
    }
    String known = TABLE.get(letter);
    if (known != null) {
      return Optional.of(known);
    }
    int digit = Character.digit(letter, 10);
    if (digit >= 0) {
      return Optional.of(Integer.toString(digit));
    }
    int base = Normalizer.normalize(Character.toString(letter), Normalizer.Form.NFD).codePointAt(0);
    return base == letter ? Optional.empty() : of(base);
  }

  private static boolean isPlain(int letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9');
  }

  /** Reads "letter latin" pairs. */
  private static Map<Integer, String> table(String... alphabets) {
    Map<Integer, String> table = new HashMap<>();
    for (String alphabet : alphabets) {
      String[] pairs = alphabet.split(" ");
      for (int index = 0; index < pairs.length; index += 2) {
        table.put(pairs[index].codePointAt(0), pairs[index + 1]);
      }
    }
    return Map.copyOf(table);
  }
}
