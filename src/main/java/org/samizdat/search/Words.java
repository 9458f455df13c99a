package org.samizdat.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/** Cuts texts into words (UAX #29) and gives each in its forms. */
final class Words {
  private final Map<Stemming, Analyzer> analyzers = new EnumMap<>(Stemming.class);

  Words() {
    for (Stemming each : Stemming.values()) {
      analyzers.put(each, new InForms(each));
    }
  }

  /**
   * A word of a query.
   *
   * @param spelt as it is spelt
   * @param stem its stem with the mark of its language
   */
  record Word(String spelt, String stem) {}

  Analyzer analyzer(Stemming stemming) {
    return Objects.requireNonNull(analyzers.get(stemming));
  }

  /** The words of a text, in their order. */
  List<Word> of(String text, Stemming stemming) {
    List<Word> words = new ArrayList<>();
    try (TokenStream stream = analyzer(stemming).tokenStream("words", text)) {
      CharTermAttribute term = stream.getAttribute(CharTermAttribute.class);
      PositionIncrementAttribute place = stream.getAttribute(PositionIncrementAttribute.class);
      String spelt = "";
      stream.reset();
      while (stream.incrementToken()) {
        if (place.getPositionIncrement() > 0) {
          spelt = term.toString();
        } else if (term.charAt(0) == Forms.STEM) {
          words.add(new Word(spelt, term.toString()));
        }
      }
      stream.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return words;
  }

  /** An analyzer whose fields do not share their state, so that a document can have several. */
  private static final class InForms extends Analyzer {
    private final Stemming stemming;

    InForms(Stemming stemming) {
      super(PER_FIELD_REUSE_STRATEGY);
      this.stemming = stemming;
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
      Tokenizer words = new StandardTokenizer();
      return new TokenStreamComponents(words, new Forms(words, stemming));
    }
  }
}
