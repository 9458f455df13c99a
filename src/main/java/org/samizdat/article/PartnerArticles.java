package org.samizdat.article;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.samizdat.access.Reach;
import org.samizdat.database.WhereClause;
import org.samizdat.http.Cursor;
import org.samizdat.http.Page;
import org.samizdat.schedule.Schedule;
import org.samizdat.schedule.ScheduledAction;

/**
 * Finds articles as a partner may see them: those that everyone may see, and those under embargo
 * that are ready, which is what will be published at a time. A draft that nobody has scheduled is
 * nobody else's business, whatever its embargo.
 */
public final class PartnerArticles {
  private PartnerArticles() {}

  /** Where an article stands for a partner. */
  public enum State {
    PUBLISHED,
    EMBARGOED,
    WITHDRAWN;

    private EditingStatus status() {
      return switch (this) {
        case PUBLISHED -> EditingStatus.PUBLISHED;
        case EMBARGOED -> EditingStatus.SCHEDULED;
        case WITHDRAWN -> EditingStatus.WITHDRAWN;
      };
    }

    private ArticleQuery.Order order() {
      return switch (this) {
        case PUBLISHED -> ArticleQuery.Order.NEWEST;
        case EMBARGOED -> ArticleQuery.Order.EDITED;
        case WITHDRAWN -> ArticleQuery.Order.UPDATED;
      };
    }

    /** That of an article that a partner may see. */
    public static State of(Article article) {
      return switch (article.status()) {
        case PUBLISHED -> PUBLISHED;
        case DRAFT -> EMBARGOED;
        case WITHDRAWN -> WITHDRAWN;
      };
    }
  }

  /** A page in this state, with texts: the last published, edited or withdrawn first. */
  public static Page.Cut<Article> page(
      Handle handle, Reach reach, State state, Optional<String> cursor, int limit) {
    ArticleQuery.Order order = state.order();
    String list = "partner " + state + " " + order.listName();
    ArticleQuery query =
        new ArticleQuery(
            Optional.of(state.status()),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            TopicFilter.none(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            order,
            cursor.map(text -> Cursor.decode(text, list)),
            limit);
    List<Article> found = handle.attach(ArticleDao.class).listWithBodies(query, within(reach));
    Page.Cut<Article> cut = Page.cut(found, limit, last -> order.place(last).encode(list));
    return state == State.EMBARGOED
        ? new Page.Cut<>(
            cut.items().stream().filter(PartnerArticles::hasEmbargo).toList(), cut.page())
        : cut;
  }

  /** The article, where this partner may see it; empty where it does not exist for them. */
  public static Optional<Article> find(Handle handle, Reach reach, ArticleRef ref) {
    return PublicArticles.any(handle, ref)
        .filter(article -> article.status() != ArticleStatus.DRAFT || isReady(handle, article))
        .filter(article -> reach.takes(article.language(), article.topicSlugs()));
  }

  private static boolean isReady(Handle handle, Article draft) {
    return hasEmbargo(draft)
        && ScheduledAction.publication(Schedule.of(handle, draft.id())).isPresent();
  }

  private static boolean hasEmbargo(Article article) {
    return article.content().embargoedUntil().isPresent();
  }

  private static Consumer<WhereClause> within(Reach reach) {
    return where -> {
      where.andIn(
          """
          exists (select 1 from article_topic r
                  where r.article_id = a.id and r.topic in (<reachedTopics>))""",
          "reachedTopics",
          reach.topics());
      List<String> languages = new ArrayList<>();
      for (String each : reach.languages()) {
        String name = "reached" + languages.size();
        languages.add("a.language = :%1$s or a.language like :%1$sVariants".formatted(name));
        where.bind(name, each).bind(name + "Variants", each + "-%");
      }
      if (!languages.isEmpty()) {
        where.and("(" + String.join(" or ", languages) + ")");
      }
    };
  }
}
