package org.samizdat.comment;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A comment as it is stored.
 *
 * @param rootId the top-level comment of its thread; its own id where it is one
 * @param parentId the comment that it answers
 * @param depth 0 for a top-level comment, at most {@link #MAX_DEPTH}
 * @param replyCount approved comments below it
 * @param markdown as it was typed
 * @param reason why it stands as it does
 * @param revision 1 when it comes in, one more for each decision
 * @param publishedAt when it was first approved
 * @param decidedAt when it was last decided on
 */
public record Comment(
    UUID id,
    UUID articleId,
    UUID rootId,
    Optional<UUID> parentId,
    int depth,
    CommentStatus status,
    int replyCount,
    boolean pinned,
    String authorName,
    Optional<String> authorUrl,
    String markdown,
    String html,
    String plain,
    Optional<String> reason,
    int revision,
    Instant createdAt,
    Optional<Instant> publishedAt,
    Optional<Instant> decidedAt) {
  /** Deeper replies hang on the same parent as the comment that they answer. */
  static final int MAX_DEPTH = 4;

  /** Whether there is anything to see: itself, or replies that need its place. */
  boolean hasPlace() {
    return isApproved() || replyCount > 0;
  }

  boolean isApproved() {
    return status == CommentStatus.APPROVED;
  }
}
