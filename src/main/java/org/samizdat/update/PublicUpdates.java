package org.samizdat.update;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.samizdat.article.Article;
import org.samizdat.article.Withdrawn;
import org.samizdat.http.BaseUrl;
import org.samizdat.http.Page;

/** What is public of a live blog, and what lately was, for whoever gives it out in another form. */
public final class PublicUpdates {
  private PublicUpdates() {}

  /** A page of the newest; cursors are those of the list of updates. */
  public static Page.Cut<UpdateView> newest(
      Handle handle, BaseUrl base, Article article, Optional<String> cursor, int limit) {
    UpdateQuery query = UpdateQuery.published(article.id(), UpdateQuery.Order.NEWEST, limit);
    return new UpdatePages(handle, query)
        .at(cursor)
        .map(update -> UpdateView.of(update, article, base));
  }

  /** What was withdrawn since, newest first. */
  public static List<Withdrawn> withdrawn(Handle handle, UUID article, Instant since, int limit) {
    return handle.attach(UpdateDao.class).withdrawn(article, since, limit);
  }
}
