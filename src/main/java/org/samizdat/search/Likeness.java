package org.samizdat.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.samizdat.article.Article;
import org.samizdat.json.WireName;

/**
 * Finds articles that are like another: filed under one of its topics, or with several of the words
 * that tell it from the rest, which are those that it has often and others seldom.
 */
final class Likeness {
  private static final int TELLING_WORDS = 25;
  private static final int SHARED_WORDS = 4;
  private static final int WORDS_READ = 1_000;
  private static final float TOPIC = 5;

  /** Words in more than this part of all texts tell nothing. */
  private static final double COMMON = 0.2;

  private final Words words;

  Likeness(Words words) {
    this.words = words;
  }

  /** The most alike first; those in the same language before all others. */
  List<Finder.Hit> to(Article article, int limit, IndexSearcher searcher) throws IOException {
    String language = Locale.forLanguageTag(article.language()).getLanguage();
    Query same = SearchFilter.keyword(Fields.LANGUAGE, language);
    Query alike = alike(article, searcher);
    List<Finder.Hit> hits = new ArrayList<>();
    for (BooleanClause.Occur where :
        List.of(BooleanClause.Occur.FILTER, BooleanClause.Occur.MUST_NOT)) {
      if (hits.size() < limit) {
        BooleanQuery query =
            new BooleanQuery.Builder()
                .add(alike, BooleanClause.Occur.MUST)
                .add(
                    SearchFilter.keyword(Fields.TYPE, WireName.of(HitType.ARTICLE)),
                    BooleanClause.Occur.FILTER)
                .add(
                    SearchFilter.keyword(Fields.ID, article.id().toString()),
                    BooleanClause.Occur.MUST_NOT)
                .add(same, where)
                .build();
        Sort sort =
            new Sort(
                SortField.FIELD_SCORE, new SortField(Fields.PUBLISHED, SortField.Type.LONG, true));
        hits.addAll(
            Finder.hits(
                searcher.search(query, limit - hits.size(), sort), searcher.getIndexReader()));
      }
    }
    return hits;
  }

  private Query alike(Article article, IndexSearcher searcher) throws IOException {
    BooleanQuery.Builder either = new BooleanQuery.Builder();
    for (String topic : article.topicSlugs()) {
      Query shared = new ConstantScoreQuery(SearchFilter.keyword(Fields.TOPIC, topic));
      either.add(new BoostQuery(shared, TOPIC), BooleanClause.Occur.SHOULD);
    }
    List<String> telling = telling(article, searcher);
    BooleanQuery.Builder shared = new BooleanQuery.Builder();
    shared.setMinimumNumberShouldMatch(Math.min(SHARED_WORDS, telling.size()));
    for (String stem : telling) {
      BooleanQuery.Builder anywhere = new BooleanQuery.Builder();
      for (String field : Fields.WORDS) {
        anywhere.add(new TermQuery(new Term(field, stem)), BooleanClause.Occur.SHOULD);
      }
      shared.add(anywhere.build(), BooleanClause.Occur.SHOULD);
    }
    if (telling.size() >= SHARED_WORDS) {
      either.add(shared.build(), BooleanClause.Occur.SHOULD);
    }
    return either.build();
  }

  private List<String> telling(Article article, IndexSearcher searcher) throws IOException {
    String text =
        Stream.of(
                Stream.of(article.content().headline()),
                article.content().standfirst().stream(),
                article.body().map(Article.Body::text).stream())
            .flatMap(each -> each)
            .collect(Collectors.joining("\n"));
    Map<String, Integer> often = new HashMap<>();
    words.of(text, Stemming.of(article.language())).stream()
        .limit(WORDS_READ)
        .forEach(word -> often.merge(word.stem(), 1, Integer::sum));
    int all = searcher.getIndexReader().maxDoc();
    Map<String, Double> weights = new HashMap<>();
    for (Map.Entry<String, Integer> each : often.entrySet()) {
      int with = 0;
      for (String field : Fields.WORDS) {
        with = Math.max(with, searcher.getIndexReader().docFreq(new Term(field, each.getKey())));
      }
      if (with > 1 && with <= Math.max(10, COMMON * all)) {
        weights.put(each.getKey(), Math.sqrt(each.getValue()) * Math.log(1 + (double) all / with));
      }
    }
    return weights.entrySet().stream()
        .sorted(
            Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(TELLING_WORDS)
        .map(Map.Entry::getKey)
        .toList();
  }
}
