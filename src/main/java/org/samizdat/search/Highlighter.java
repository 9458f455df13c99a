package org.samizdat.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.BreakIterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.search.uhighlight.WholeBreakIterator;

/**
 * Shows where the words of a query are in a text: as escaped HTML in which {@code <mark>} is the
 * only element, whatever the text holds.
 */
final class Highlighter {
  private static final int EXCERPTS = 3;

  /** Behind this many characters of a text nobody looks. */
  private static final int LOOKS_AT = 100_000;

  private final Words words;
  private final Part part;

  Highlighter(Words words, Part part) {
    this.words = words;
    this.part = part;
  }

  /** The whole of a short text with its marks; empty where it has none. */
  Optional<String> whole(String text, String language) {
    List<String> found = highlight(text, language, new WholeBreakIterator(), 1, 0);
    return found.stream().findFirst();
  }

  /** The passages that fit best, in their order; the beginning of the text where none does. */
  List<String> excerpts(String text, String language) {
    BreakIterator sentences = BreakIterator.getSentenceInstance(Locale.forLanguageTag(language));
    return text.isBlank() ? List.of() : highlight(text, language, sentences, EXCERPTS, 1);
  }

  @SuppressWarnings("unchecked")
  private List<String> highlight(
      String text, String language, BreakIterator passages, int most, int otherwise) {
    Stemming stemming = Stemming.of(language);
    Query query = new TextQuery(words, Set.of(stemming), List.of(Fields.TEXT)).of(part);
    UnifiedHighlighter highlighter =
        UnifiedHighlighter.builderWithoutSearcher(words.analyzer(stemming))
            .withWeightMatches(false) // or a text that has only some of the words would show none
            .withPassageRelevancyOverSpeed(false)
            .withMaxLength(LOOKS_AT)
            .withBreakIterator(() -> passages)
            .withMaxNoHighlightPassages(otherwise)
            .withFormatter(new Marks())
            .build();
    try {
      Object found = highlighter.highlightWithoutSearcher(Fields.TEXT, query, text, most);
      return found == null ? List.of() : (List<String>) found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
