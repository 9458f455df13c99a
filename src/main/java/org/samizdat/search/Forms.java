package org.samizdat.search;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.tartarus.snowball.SnowballStemmer;

/**
 * Gives each word in its forms, at one and the same place: as it is spelt; folded, where that
 * differs; and its stem. The last two are marked, so that none is taken for another.
 */
final class Forms extends TokenFilter {
  /** Stands before a folded word. */
  static final char FOLDED = '\u0001';

  /** Stands before a stem, with the code of the stemming behind it. */
  static final char STEM = '\u0002';

  private static final int LONGEST_ARTICLE = 3;

  private final String stemMark;
  private final boolean elides;
  private final SnowballStemmer stemmer;
  private final SnowballStemmer quotes;
  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final PositionIncrementAttribute place = addAttribute(PositionIncrementAttribute.class);
  private final Deque<String> waiting = new ArrayDeque<>();
  private State word = captureState();

  Forms(TokenStream words, Stemming stemming) {
    super(words);
    this.stemMark = stemMark(stemming);
    this.elides = stemming == Stemming.FR || stemming == Stemming.IT || stemming == Stemming.CA;
    this.stemmer = stemming.stemmer();
    this.quotes = stemming.ofQuotes().stemmer();
  }

  /** What stands before the stems of a language. */
  static String stemMark(Stemming stemming) {
    return STEM + stemming.code() + ':';
  }

  @Override
  public boolean incrementToken() throws IOException {
    String next = waiting.poll();
    if (next != null) {
      restoreState(word);
      term.setEmpty().append(next);
      place.setPositionIncrement(0);
      return true;
    }
    if (!input.incrementToken()) {
      return false;
    }
    String spelt = Letters.spelt(term);
    String folded = Letters.folded(spelt);
    term.setEmpty().append(spelt);
    word = captureState();
    if (!folded.equals(spelt)) {
      waiting.add(FOLDED + folded);
    }
    waiting.add(stemMark + stem(folded));
    return true;
  }

  private String stem(String folded) {
    if (isCyrillic(folded)) {
      return stem(quotes, folded);
    }
    int apostrophe = elides ? folded.indexOf('\'') : -1;
    boolean elided = apostrophe > 0 && apostrophe < LONGEST_ARTICLE;
    return stem(stemmer, elided ? folded.substring(apostrophe + 1) : folded);
  }

  private static String stem(SnowballStemmer stemmer, String word) {
    stemmer.setCurrent(word);
    stemmer.stem();
    return stemmer.getCurrent();
  }

  private static boolean isCyrillic(String word) {
    return !word.isEmpty()
        && Character.UnicodeScript.of(word.codePointAt(0)) == Character.UnicodeScript.CYRILLIC;
  }

  @Override
  public void reset() throws IOException {
    super.reset();
    waiting.clear();
  }
}
