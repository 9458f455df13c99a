package org.samizdat.claim;

import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.samizdat.article.Article;
import org.samizdat.article.Inclusion;
import org.samizdat.http.BaseUrl;
import org.samizdat.http.Listing;

/** What the sources claim, inside an article, for {@code include=claims}. */
public final class IncludedClaims implements Inclusion {
  private static final int FIRST_PAGE = 20;
  private final BaseUrl base;

  public IncludedClaims(BaseUrl base) {
    this.base = base;
  }

  @Override
  public String name() {
    return "claims";
  }

  @Override
  public Object of(Handle handle, Article article) {
    return Listing.of(new ClaimPages(handle, base, article.id()).at(Optional.empty(), FIRST_PAGE));
  }
}
