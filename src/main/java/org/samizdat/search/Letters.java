package org.samizdat.search;

import java.lang.Character.UnicodeBlock;
import java.text.Normalizer;
import java.util.Locale;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;

/**
 * Letters as they are compared. What is spelt alike is one word whatever its case and however its
 * accents are stored (Unicode NFKC); folded, also what is spelt with the letters that are at hand:
 * Latin and Greek without accents, Cyrillic with those of a Russian keyboard ({@code Жаңаөзен} is
 * {@code Жанаозен}), Arabic and Hebrew without vowel signs.
 */
final class Letters {
  /** Of Kazakh and its neighbours, Ukrainian and Belarusian; each with what stands for it below. */
  private static final String CYRILLIC = "ёәғқңөұүһіїєґўҙҫҗҡҳҷӣӯ";

  private static final String AT_HAND = "еагкноуухииегузсжкхчиу";

  /** The forms of alef, yeh, kaf and others that are typed for each other. */
  private static final String ARABIC =
      "\u0623\u0625\u0622\u0671\u0649\u06cc\u06a9\u0629\u0624\u0626";

  private static final String PLAIN_ARABIC =
      "\u0627\u0627\u0627\u0627\u064a\u064a\u0643\u0647\u0648\u064a";

  /** The longest that one letter becomes, such as a ligature. */
  private static final int MOST_ASCII = 4;

  private Letters() {}

  /** The word as it is spelt, in small letters. */
  static String spelt(CharSequence word) {
    String text = word.toString();
    if (!Normalizer.isNormalized(text, Normalizer.Form.NFKC)) {
      text = Normalizer.normalize(text, Normalizer.Form.NFKC);
    }
    return text.toLowerCase(Locale.ROOT).replace('’', '\'');
  }

  /** A spelt word with the letters that are at hand. */
  static String folded(String spelt) {
    int plain = 0;
    while (plain < spelt.length() && spelt.charAt(plain) < 0x80) {
      plain++;
    }
    if (plain == spelt.length()) {
      return spelt;
    }
    StringBuilder folded = new StringBuilder(spelt.length()).append(spelt, 0, plain);
    for (int i = plain; i < spelt.length(); i++) {
      fold(spelt.charAt(i), folded);
    }
    return folded.toString();
  }

  private static void fold(char letter, StringBuilder folded) {
    UnicodeBlock block = UnicodeBlock.of(letter);
    if (block == UnicodeBlock.CYRILLIC) {
      folded.append(replaced(letter, CYRILLIC, AT_HAND));
    } else if (block == UnicodeBlock.ARABIC) {
      if (!isMark(letter) && letter != '\u0640') { // which only stretches a word
        folded.append(replaced(letter, ARABIC, PLAIN_ARABIC));
      }
    } else if (block == UnicodeBlock.GREEK || block == UnicodeBlock.GREEK_EXTENDED) {
      String parts = Normalizer.normalize(String.valueOf(letter), Normalizer.Form.NFD);
      folded.append(parts.charAt(0));
    } else if (block == UnicodeBlock.COMBINING_DIACRITICAL_MARKS || block == UnicodeBlock.HEBREW) {
      if (!isMark(letter)) {
        folded.append(letter);
      }
    } else {
      char[] ascii = new char[MOST_ASCII];
      int length = ASCIIFoldingFilter.foldToASCII(new char[] {letter}, 0, ascii, 0, 1);
      folded.append(ascii, 0, length);
    }
  }

  private static boolean isMark(char letter) {
    return Character.getType(letter) == Character.NON_SPACING_MARK;
  }

  private static char replaced(char letter, String from, String to) {
    int place = from.indexOf(letter);
    return place < 0 ? letter : to.charAt(place);
  }
}
