package org.samizdat.comment;

import org.jdbi.v3.core.Handle;
import org.samizdat.article.Article;
import org.samizdat.article.Inclusion;
import org.samizdat.http.BaseUrl;

/** The first comments inside an article, for {@code include=comments}. */
public final class IncludedComments implements Inclusion {
  private static final int FIRST_PAGE = 20;
  private final BaseUrl base;

  public IncludedComments(BaseUrl base) {
    this.base = base;
  }

  @Override
  public String name() {
    return "comments";
  }

  @Override
  public String member() {
    return "commentTree";
  }

  @Override
  public Object of(Handle handle, Article article) {
    CommentPages pages = new CommentPages(handle, base, article);
    return pages.at(pages.roots(false, FIRST_PAGE));
  }
}
