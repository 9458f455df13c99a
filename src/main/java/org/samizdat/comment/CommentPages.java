package org.samizdat.comment;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.samizdat.article.Article;
import org.samizdat.http.BaseUrl;
import org.samizdat.http.Page;

/** Reads the comments of one article in pages. */
final class CommentPages {
  private final Handle handle;
  private final BaseUrl base;
  private final Article article;

  CommentPages(Handle handle, BaseUrl base, Article article) {
    this.handle = handle;
    this.base = base;
    this.article = article;
  }

  /** Top-level comments, each with the beginning of its thread. */
  CommentQuery roots(boolean newestFirst, int limit) {
    return query(CommentQuery.Kind.ROOTS, Optional.empty(), newestFirst, limit);
  }

  /** All approved comments in a row. */
  CommentQuery flat(boolean newestFirst, int limit) {
    return query(CommentQuery.Kind.FLAT, Optional.of(CommentStatus.APPROVED), newestFirst, limit);
  }

  private CommentQuery query(
      CommentQuery.Kind kind, Optional<CommentStatus> status, boolean newestFirst, int limit) {
    return new CommentQuery(
        kind, Optional.of(article.id()), status, newestFirst, Optional.empty(), limit);
  }

  CommentListing at(CommentQuery query) {
    CommentDao comments = handle.attach(CommentDao.class);
    Page.Cut<Comment> page = Page.cut(comments.list(query), query.limit(), query::cursorAt);
    CommentTree tree = new CommentTree(handle, base);
    List<CommentView> items =
        query.kind() == CommentQuery.Kind.ROOTS
            ? tree.of(page.items())
            : page.items().stream().map(comment -> CommentView.of(comment, base)).toList();
    return new CommentListing(
        article.id(),
        items,
        page.page(),
        article.discussion().count(),
        article.content().commentsOpen(),
        article.content().commentsCloseAt(),
        comments.pinned(article.id()).stream()
            .map(comment -> CommentView.of(comment, base))
            .toList());
  }
}
