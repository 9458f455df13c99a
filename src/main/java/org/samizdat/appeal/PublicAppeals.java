package org.samizdat.appeal;

import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.samizdat.article.ArticleRef;
import org.samizdat.article.ArticleStatus;
import org.samizdat.article.PublicArticles;
import org.samizdat.http.BaseUrl;

/** Finds appeals as the public may see them. */
public final class PublicAppeals {
  private PublicAppeals() {}

  /**
   * The public appeal with this slug or id as everyone sees it; a withdrawn one has left a
   * tombstone.
   */
  public static AppealView view(Handle handle, String slug, BaseUrl base) {
    return AppealView.of(find(handle, slug), handle, base);
  }

  /** The same as it is stored. */
  static Appeal find(Handle handle, String slug) {
    AppealDao appeals = handle.attach(AppealDao.class);
    ArticleRef form = new ArticleRef(slug);
    Appeal appeal =
        (form.isId() ? appeals.find(UUID.fromString(slug)) : appeals.find(slug))
            .orElseThrow(() -> AppealStore.notFound(slug));
    if (appeal.status() == ArticleStatus.WITHDRAWN) {
      throw PublicArticles.tombstone(
              "donation-appeal", appeal.id(), appeal.withdrawal().orElseThrow())
          .with("slug", slug);
    }
    if (!appeal.isPublic()) {
      throw AppealStore.notFound(slug);
    }
    return appeal;
  }
}
