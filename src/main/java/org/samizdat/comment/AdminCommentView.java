package org.samizdat.comment;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.samizdat.http.BaseUrl;
import org.samizdat.text.RichText;

/**
 * A comment as moderators see it. There is no e-mail address in it, only whether there is one.
 *
 * @param markdown as it was typed
 * @param reason why it stands as it does
 */
record AdminCommentView(
    UUID id,
    UUID articleId,
    Optional<UUID> parentId,
    int depth,
    CommentStatus status,
    Optional<String> reason,
    String authorName,
    Optional<String> authorUrl,
    String markdown,
    RichText body,
    boolean hasEmail,
    int replyCount,
    boolean pinned,
    int revision,
    Instant createdAt,
    Optional<Instant> publishedAt,
    Optional<Instant> decidedAt,
    AdminCommentLinks links) {

  /** Where to go from here. */
  record AdminCommentLinks(String self, String article) {}

  static AdminCommentView of(Comment comment, boolean hasEmail, BaseUrl base) {
    return new AdminCommentView(
        comment.id(),
        comment.articleId(),
        comment.parentId(),
        comment.depth(),
        comment.status(),
        comment.reason(),
        comment.authorName(),
        comment.authorUrl(),
        comment.markdown(),
        new RichText(comment.html(), comment.plain()),
        hasEmail,
        comment.replyCount(),
        comment.pinned(),
        comment.revision(),
        comment.createdAt(),
        comment.publishedAt(),
        comment.decidedAt(),
        new AdminCommentLinks(
            base.api() + "/admin/comments/" + comment.id(),
            base.api() + "/admin/articles/" + comment.articleId()));
  }
}
