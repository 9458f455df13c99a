package org.samizdat.comment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.samizdat.http.BaseUrl;
import org.samizdat.http.Page;
import org.samizdat.text.RichText;

/**
 * A comment as everyone sees it. Of one that is gone while its replies stand there is only its
 * place.
 *
 * @param state whether it can be read, or what stands in its place
 * @param replyCount approved comments below it
 * @param replies those that hang on it, in a tree
 * @param page where the rest of the thread begins, on a top-level comment of a tree
 */
record CommentView(
    UUID id,
    UUID articleId,
    String url,
    Optional<UUID> parentId,
    int depth,
    State state,
    Optional<String> authorName,
    Optional<String> authorUrl,
    Optional<RichText> body,
    Optional<Instant> publishedAt,
    int replyCount,
    boolean pinned,
    Optional<List<CommentView>> replies,
    Optional<Page> page) {

  /** What there is to see of a comment. */
  enum State {
    VISIBLE,
    /** Its author or the newsroom erased it. */
    ERASED,
    /** The newsroom took it away. */
    REMOVED
  }

  static CommentView of(Comment comment, BaseUrl base) {
    boolean visible = comment.isApproved();
    return new CommentView(
        comment.id(),
        comment.articleId(),
        base.comment(comment.id()),
        comment.parentId(),
        comment.depth(),
        state(comment),
        Optional.of(comment.authorName()).filter(name -> visible),
        comment.authorUrl().filter(url -> visible),
        Optional.of(new RichText(comment.html(), comment.plain())).filter(body -> visible),
        comment.publishedAt().filter(time -> visible),
        comment.replyCount(),
        comment.pinned(),
        Optional.empty(),
        Optional.empty());
  }

  private static State state(Comment comment) {
    return switch (comment.status()) {
      case APPROVED -> State.VISIBLE;
      case ERASED -> State.ERASED;
      case PENDING, REJECTED, SPAM -> State.REMOVED;
    };
  }

  CommentView with(List<CommentView> children, Optional<Page> rest) {
    return new CommentView(
        id,
        articleId,
        url,
        parentId,
        depth,
        state,
        authorName,
        authorUrl,
        body,
        publishedAt,
        replyCount,
        pinned,
        Optional.of(children),
        rest);
  }
}
