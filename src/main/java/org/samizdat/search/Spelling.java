package org.samizdat.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.spell.DirectSpellChecker;
import org.apache.lucene.search.spell.SuggestMode;
import org.apache.lucene.search.spell.SuggestWord;

/**
 * Looks for a word that was meant where one finds nothing. Words of texts that were withdrawn may
 * still be among those that it looks through, so a suggestion is only good when a search with it
 * finds something that is public.
 */
final class Spelling {
  private static final int SHORTEST = 4;

  private final Words words;

  Spelling(Words words) {
    this.words = words;
  }

  /** The query with other words for those that find nothing; empty where there are none. */
  Optional<String> suggestion(SearchQuery query, Set<Stemming> stemmings, IndexSearcher searcher)
      throws IOException {
    TextQuery alone = new TextQuery(words, stemmings, Fields.WORDS);
    StringBuilder corrected = new StringBuilder(query.text());
    List<Part.Text> texts = new ArrayList<>();
    collect(query.part(), texts);
    boolean changed = false;
    for (int i = texts.size() - 1; i >= 0; i--) { // from behind, so that places stay right
      Part.Text each = texts.get(i);
      Optional<Query> asked = each.kind() == Part.Kind.WORD ? alone.text(each) : Optional.empty();
      if (asked.isPresent() && searcher.count(asked.get()) == 0) {
        Optional<String> other = other(each.text(), searcher);
        other.ifPresent(word -> corrected.replace(each.from(), each.to(), word));
        changed |= other.isPresent();
      }
    }
    return changed ? Optional.of(corrected.toString()) : Optional.empty();
  }

  private static void collect(Part part, List<Part.Text> texts) {
    if (part instanceof Part.Text text) {
      texts.add(text);
    } else if (part instanceof Part.All all) {
      all.parts().forEach(each -> collect(each, texts));
    } else if (part instanceof Part.Any any) {
      any.parts().forEach(each -> collect(each, texts));
    }
  }

  private static Optional<String> other(String word, IndexSearcher searcher) throws IOException {
    DirectSpellChecker checker = new DirectSpellChecker();
    checker.setMinQueryLength(SHORTEST);
    for (String field : Fields.WORDS) {
      SuggestWord[] found =
          checker.suggestSimilar(
              new Term(field, Letters.spelt(word)),
              1,
              searcher.getIndexReader(),
              SuggestMode.SUGGEST_WHEN_NOT_IN_INDEX);
      // only if something that is still there has it
      if (found.length > 0 && searcher.count(new TermQuery(new Term(field, found[0].string))) > 0) {
        return Optional.of(found[0].string);
      }
    }
    return Optional.empty();
  }
}
