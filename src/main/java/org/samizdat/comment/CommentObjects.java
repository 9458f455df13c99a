package org.samizdat.comment;

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

/** Comments for the change feed, the places of those that are gone from a thread included. */
public final class CommentObjects implements PublicObjects {
  private static final PublicParts COMMENTS =
      new PublicParts(
          ChangeType.COMMENT, "reader_comment", "article_id", "created_at", "p.listed = true");

  private final BaseUrl base;

  public CommentObjects(BaseUrl base) {
    this.base = base;
  }

  @Override
  public ChangeType type() {
    return ChangeType.COMMENT;
  }

  @Override
  public String url(String id) {
    return base.comment(UUID.fromString(id));
  }

  @Override
  public Optional<CommentView> find(Handle handle, String id) {
    return handle
        .attach(CommentDao.class)
        .find(UUID.fromString(id))
        .filter(Comment::hasPlace)
        .filter(comment -> isOnPublicArticle(handle, comment))
        .map(comment -> CommentView.of(comment, base));
  }

  private static boolean isOnPublicArticle(Handle handle, Comment comment) {
    return PublicArticles.published(handle, new ArticleRef(comment.articleId().toString()))
        .isPresent();
  }

  @Override
  public List<Change> after(Handle handle, String id, Optional<UUID> article, int limit) {
    return COMMENTS.after(handle, id, article, limit);
  }
}
