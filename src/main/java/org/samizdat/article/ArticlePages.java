package org.samizdat.article;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.samizdat.database.WhereClause;
import org.samizdat.http.BaseUrl;
import org.samizdat.http.Cursor;
import org.samizdat.http.Page;

/** What is public, and what lately was, for whoever gives it out in another form. */
public final class ArticlePages {
  private ArticlePages() {}

  /** A page of the newest with their texts; cursors are those of the list of articles. */
  public static Page.Cut<ArticleText> newest(
      Handle handle,
      BaseUrl base,
      Optional<String> language,
      Optional<String> topic,
      Optional<String> cursor,
      int limit) {
    ArticleQuery query = ArticleQuery.newest(language, TopicFilter.parse(topic), cursor, limit);
    List<Article> found = handle.attach(ArticleDao.class).listWithBodies(query);
    return Page.cut(found, limit, query.order()::cursor)
        .map(article -> ArticleText.of(article, base));
  }

  /** What was first published since, newest first, without texts. */
  public static List<ArticleSummaryView> since(
      Handle handle, BaseUrl base, Instant since, int limit) {
    ArticleQuery query =
        ArticleQuery.published(
            ArticleQuery.Order.NEWEST,
            Optional.empty(),
            TopicFilter.none(),
            since,
            Cursor.LATEST,
            limit);
    return handle.attach(ArticleDao.class).list(query).stream()
        .limit(limit)
        .map(article -> ArticleSummaryView.of(article, base))
        .toList();
  }

  /** Where the articles are that were first published from one time until before another. */
  public static List<ArticleLocation> locations(
      Handle handle, Instant from, Instant to, int limit) {
    return handle.attach(ArticleDao.class).locations(from, to, limit);
  }

  /** What was withdrawn since, latest first. */
  public static List<Withdrawn> withdrawn(
      Handle handle, Optional<String> language, Optional<String> topic, Instant since, int limit) {
    WhereClause where =
        new WhereClause()
            .and("a.status = 'withdrawn'")
            .and("a.changed_at >= :since", "since", since);
    ArticleQuery.addLanguage(where, language);
    TopicFilter.parse(topic).addTo(where);
    return where
        .on(
            handle,
            "select a.id, a.withdrawal_reason, a.withdrawal_note, a.withdrawn_at from article a\n",
            "order by a.status, a.changed_at desc, a.id desc\nfetch first %d rows only"
                .formatted(limit))
        .map(new WithdrawnMapper())
        .list();
  }
}
