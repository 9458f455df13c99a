package org.samizdat.comment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.samizdat.http.BaseUrl;
import org.samizdat.http.Page;

/** Hangs the first replies of a thread under its top-level comment, each under its parent. */
final class CommentTree {
  /** Replies of a thread that are given with it; the rest has pages of its own. */
  private static final int FIRST_REPLIES = 50;

  private final CommentDao comments;
  private final BaseUrl base;

  CommentTree(Handle handle, BaseUrl base) {
    this.comments = handle.attach(CommentDao.class);
    this.base = base;
  }

  List<CommentView> of(List<Comment> roots) {
    List<UUID> answered =
        roots.stream().filter(each -> each.replyCount() > 0).map(Comment::id).toList();
    Map<UUID, List<Comment>> replies = comments.firstReplies(answered, FIRST_REPLIES);
    return roots.stream()
        .map(root -> of(root, replies.getOrDefault(root.id(), List.of())))
        .toList();
  }

  private CommentView of(Comment root, List<Comment> replies) {
    if (root.replyCount() == 0) {
      return CommentView.of(root, base).with(List.of(), Optional.empty());
    }
    CommentQuery query = thread(root.id(), FIRST_REPLIES);
    Page.Cut<Comment> page = Page.cut(replies, FIRST_REPLIES, query::cursorAt);
    Map<UUID, List<Comment>> byParent = new HashMap<>();
    for (Comment each : page.items()) {
      byParent.computeIfAbsent(each.parentId().orElseThrow(), id -> new ArrayList<>()).add(each);
    }
    return hang(root, byParent, Optional.of(page.page()));
  }

  /** All that hangs on a top-level comment, oldest first, so that parents come before replies. */
  static CommentQuery thread(UUID root, int limit) {
    return new CommentQuery(
        CommentQuery.Kind.THREAD,
        Optional.of(root),
        Optional.empty(),
        false,
        Optional.empty(),
        limit);
  }

  private CommentView hang(
      Comment comment, Map<UUID, List<Comment>> byParent, Optional<Page> rest) {
    List<CommentView> children =
        byParent.getOrDefault(comment.id(), List.of()).stream()
            .map(child -> hang(child, byParent, Optional.empty()))
            .toList();
    return CommentView.of(comment, base).with(children, rest);
  }
}
