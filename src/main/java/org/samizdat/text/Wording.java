package org.samizdat.text;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What a text says, whatever it looks like: its words and figures in their order. Punctuation,
 * quotation marks, dashes, spaces, line ends and capitals are typography.
 */
public final class Wording {
  /** A word, a figure; a sign right before a figure, and what it is counted in. */
  private static final Pattern WORD =
      Pattern.compile(
          "(?<![\\p{L}\\p{M}\\p{N}])[-−+](?=\\p{N})|[\\p{L}\\p{M}\\p{N}]+|\\p{Sc}|[%‰]");

  private Wording() {}

  /** Whether both say the same in the same words. */
  public static boolean isSame(String one, String other) {
    return one.equals(other) || words(one).equals(words(other));
  }

  private static List<String> words(String text) {
    return WORD.matcher(text)
        .results()
        .map(MatchResult::group)
        .map(word -> word.toLowerCase(Locale.ROOT).replace('−', '-'))
        .toList();
  }
}
