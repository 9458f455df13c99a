package org.samizdat.update;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.samizdat.article.ArticleRef;
import org.samizdat.article.PublicArticles;
import org.samizdat.article.PublicParts;
import org.samizdat.change.Change;
import org.samizdat.change.ChangeType;
import org.samizdat.change.PublicObjects;
import org.samizdat.http.BaseUrl;

/** Updates for the change feed. */
public final class UpdateObjects implements PublicObjects {
  private static final PublicParts UPDATES =
      new PublicParts(
          ChangeType.UPDATE, "article_update", "article_id", "edited_at", "p.status = 'published'");

  private final BaseUrl base;

  public UpdateObjects(BaseUrl base) {
    this.base = base;
  }

  @Override
  public ChangeType type() {
    return ChangeType.UPDATE;
  }

  @Override
  public String url(String id) {
    return base.update(UUID.fromString(id));
  }

  @Override
  public Optional<UpdateView> find(Handle handle, String id) {
    return handle
        .attach(UpdateDao.class)
        .find(UUID.fromString(id))
        .filter(Update::isPublished)
        .flatMap(update -> view(handle, update));
  }

  private Optional<UpdateView> view(Handle handle, Update update) {
    return PublicArticles.published(handle, new ArticleRef(update.articleId().toString()))
        .map(article -> UpdateView.of(update, article, base));
  }

  @Override
  public List<Change> after(Handle handle, String id, Optional<UUID> article, int limit) {
    return UPDATES.after(handle, id, article, limit);
  }
}
