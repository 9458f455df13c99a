package org.samizdat.update;

import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.samizdat.article.Article;
import org.samizdat.article.Inclusion;
import org.samizdat.http.BaseUrl;

/** The newest updates inside an article, for {@code include=updates}. */
public final class IncludedUpdates implements Inclusion {
  private static final int FIRST_PAGE = 20;
  private final BaseUrl base;

  public IncludedUpdates(BaseUrl base) {
    this.base = base;
  }

  @Override
  public String name() {
    return "updates";
  }

  @Override
  public Object of(Handle handle, Article article) {
    return UpdateListing.of(
        handle,
        article,
        PublicUpdates.newest(handle, article, Optional.empty(), FIRST_PAGE),
        base,
        false);
  }
}
