package org.samizdat.search;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.samizdat.article.ArticleKind;
import org.samizdat.article.TopicFilter;
import org.samizdat.json.WireName;

/**
 * Where is searched.
 *
 * @param types what is wanted; never empty
 * @param language only this; {@code en} takes in {@code en-GB}
 * @param kind only articles of this kind, and their updates
 * @param from published at or after
 * @param to published before
 */
record SearchFilter(
    Set<HitType> types,
    TopicFilter topics,
    Optional<String> language,
    Optional<ArticleKind> kind,
    Optional<Instant> from,
    Optional<Instant> to) {

  /** Narrows a query down. */
  void addTo(BooleanQuery.Builder query) {
    if (!types.equals(EnumSet.allOf(HitType.class))) {
      types.forEach(type -> require(query, keyword(Fields.TYPE, WireName.of(type))));
    }
    kind.ifPresent(each -> require(query, keyword(Fields.KIND, WireName.of(each))));
    language.ifPresent(each -> require(query, keyword(Fields.LANGUAGE, each)));
    addTopics(query);
    if (from.isPresent() || to.isPresent()) {
      long first = from.map(Fields::micros).orElse(Long.MIN_VALUE);
      long last = to.map(Fields::micros).orElse(Long.MAX_VALUE) - 1;
      require(query, LongPoint.newRangeQuery(Fields.PUBLISHED, first, last));
    }
  }

  private void addTopics(BooleanQuery.Builder query) {
    if (topics.all()) {
      topics.topics().forEach(topic -> require(query, keyword(Fields.TOPIC, topic)));
      return;
    }
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    topics
        .topics()
        .forEach(topic -> any.add(keyword(Fields.TOPIC, topic), BooleanClause.Occur.SHOULD));
    require(query, any.build());
  }

  private static void require(BooleanQuery.Builder query, Query condition) {
    query.add(condition, BooleanClause.Occur.FILTER);
  }

  static Query keyword(String field, String value) {
    return new TermQuery(new Term(field, value));
  }
}
