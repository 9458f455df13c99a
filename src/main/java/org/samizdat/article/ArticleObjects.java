package org.samizdat.article;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.samizdat.change.Change;
import org.samizdat.change.ChangeType;
import org.samizdat.change.PublicObjects;
import org.samizdat.http.BaseUrl;

/** Articles for the change feed. */
public final class ArticleObjects implements PublicObjects {
  private static final PublicParts ARTICLES =
      new PublicParts(
          ChangeType.ARTICLE, "article", "id", "changed_at", "p.published_at is not null");

  private final BaseUrl base;
  private final AppealsInForce appeals;

  public ArticleObjects(BaseUrl base, AppealsInForce appeals) {
    this.base = base;
    this.appeals = appeals;
  }

  @Override
  public ChangeType type() {
    return ChangeType.ARTICLE;
  }

  @Override
  public String url(String id) {
    return base.article(id);
  }

  @Override
  public Optional<ArticleView> find(Handle handle, String id) {
    return PublicArticles.published(handle, new ArticleRef(id))
        .map(article -> ArticleView.of(article, appeals.of(handle, article), base, Map.of()));
  }

  @Override
  public List<Change> after(Handle handle, String id, Optional<UUID> article, int limit) {
    return ARTICLES.after(handle, id, article, limit);
  }
}
