package org.samizdat.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.samizdat.problem.ProblemException;

/**
 * Makes of the parts of a query what the index is asked: each word in the stems of all languages
 * that are searched, in headlines and in texts. What is spelt as asked counts for more.
 */
final class TextQuery {
  private static final float HEADLINE = 2;
  private static final float SPELT = 1.5f;

  private final Words words;
  private final Collection<Stemming> stemmings;
  private final List<String> fields;
  private int count;

  /**
   * @param stemmings of the languages that are searched
   * @param fields that are searched, that of headlines first where there are two
   */
  TextQuery(Words words, Collection<Stemming> stemmings, List<String> fields) {
    this.words = words;
    this.stemmings = stemmings;
    this.fields = fields;
  }

  /**
   * The query.
   *
   * @throws ProblemException invalid-parameter where there is no word in it, or too many
   */
  Query of(Part part) {
    count = 0;
    return query(part)
        .orElseThrow(() -> ProblemException.invalidParameter("q", "must hold a word"));
  }

  private Optional<Query> query(Part part) {
    if (part instanceof Part.Text text) {
      return text(text);
    }
    if (part instanceof Part.All all) {
      return all(all.parts());
    }
    if (part instanceof Part.Any any) {
      return together(any.parts(), BooleanClause.Occur.SHOULD);
    }
    throw new IllegalStateException("what is excluded belongs to what is found");
  }

  private Optional<Query> together(List<Part> parts, BooleanClause.Occur occur) {
    BooleanQuery.Builder builder = new BooleanQuery.Builder();
    parts.forEach(each -> query(each).ifPresent(found -> builder.add(found, occur)));
    BooleanQuery query = builder.build();
    return query.clauses().isEmpty() ? Optional.empty() : Optional.of(query);
  }

  private Optional<Query> all(List<Part> parts) {
    List<Part> wanted = parts.stream().filter(each -> !(each instanceof Part.Not)).toList();
    Optional<Query> found = together(wanted, BooleanClause.Occur.MUST);
    if (found.isEmpty() || wanted.size() == parts.size()) {
      return found;
    }
    BooleanQuery.Builder builder =
        new BooleanQuery.Builder().add(found.get(), BooleanClause.Occur.MUST);
    for (Part each : parts) {
      if (each instanceof Part.Not not) {
        query(not.part())
            .ifPresent(unwanted -> builder.add(unwanted, BooleanClause.Occur.MUST_NOT));
      }
    }
    return Optional.of(builder.build());
  }

  /** One word or phrase alone. */
  Optional<Query> text(Part.Text text) {
    if (text.kind() == Part.Kind.PREFIX) {
      return Optional.of(prefix(text.text()));
    }
    List<Words.Word> spelt = words.of(text.text(), Stemming.NONE);
    count += spelt.size();
    if (count > QueryParser.MAX_WORDS) {
      throw QueryParser.wrong(
          text.from(), "there may be at most " + QueryParser.MAX_WORDS + " words");
    }
    if (spelt.isEmpty()) {
      return Optional.empty();
    }
    BooleanQuery.Builder either = new BooleanQuery.Builder();
    either.add(stems(text.text()), BooleanClause.Occur.SHOULD);
    List<String> asSpelt = spelt.stream().map(Words.Word::spelt).toList();
    for (String field : fields) {
      Query exact = inARow(field, asSpelt);
      either.add(new BoostQuery(exact, SPELT * weight(field)), BooleanClause.Occur.SHOULD);
    }
    return Optional.of(either.build());
  }

  private Query stems(String text) {
    List<Query> variants = new ArrayList<>();
    for (Stemming stemming : stemmings) {
      List<String> stems = words.of(text, stemming).stream().map(Words.Word::stem).toList();
      for (String field : fields) {
        variants.add(new BoostQuery(inARow(field, stems), weight(field)));
      }
    }
    return new DisjunctionMaxQuery(variants, 0);
  }

  private static Query inARow(String field, List<String> terms) {
    return terms.size() == 1
        ? new TermQuery(new Term(field, terms.get(0)))
        : new PhraseQuery(field, terms.toArray(String[]::new));
  }

  private Query prefix(String beginning) {
    String spelt = Letters.spelt(beginning);
    String folded = Letters.folded(spelt);
    List<Query> variants = new ArrayList<>();
    for (String field : fields) {
      variants.add(new PrefixQuery(new Term(field, spelt)));
      variants.add(new PrefixQuery(new Term(field, Forms.FOLDED + folded)));
      if (!folded.equals(spelt)) {
        variants.add(new PrefixQuery(new Term(field, folded)));
      }
    }
    return new DisjunctionMaxQuery(variants, 0);
  }

  private float weight(String field) {
    return fields.size() > 1 && field.equals(fields.get(0)) ? HEADLINE : 1;
  }
}
