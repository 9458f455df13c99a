package org.samizdat.comment;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.samizdat.access.Audit;
import org.samizdat.article.Article;
import org.samizdat.article.ArticleRef;
import org.samizdat.article.CommentCount;
import org.samizdat.article.PublicArticles;
import org.samizdat.change.Change;
import org.samizdat.change.ChangeOp;
import org.samizdat.change.ChangeType;
import org.samizdat.change.PublicWrite;
import org.samizdat.problem.ProblemException;

/**
 * A thread that is being changed: locked, so that its counts stay true. Stores a decision with all
 * that must be stored with it, in one transaction: the places and counts above it, the count of the
 * article, and the announcement where the public can notice.
 */
final class CommentThread {
  private final PublicWrite write;
  private final CommentDao comments;
  private final Comment before;
  private final String what;

  private CommentThread(PublicWrite write, Comment before, String what) {
    this.write = write;
    this.what = what;
    this.comments = write.attach(CommentDao.class);
    this.before = before;
  }

  /**
   * Reads a comment for changing it.
   *
   * @param what is being done, for the audit log
   */
  static CommentThread lock(PublicWrite write, UUID id, String what) {
    CommentDao comments = write.attach(CommentDao.class);
    Comment found = comments.find(id).orElseThrow(() -> notFound(id));
    comments.lock(found.rootId());
    return new CommentThread(write, comments.find(id).orElseThrow(() -> notFound(id)), what);
  }

  static ProblemException notFound(UUID id) {
    return ProblemException.notFound("Comment " + id);
  }

  Comment comment() {
    return before;
  }

  /** Gives the comment another state. */
  Comment become(CommentStatus status, Optional<String> reason) {
    boolean shown = status == CommentStatus.APPROVED;
    comments.decide(
        before.id(),
        status,
        reason,
        before.pinned() && shown,
        Optional.of(write.now()).filter(now -> shown),
        write.now());
    int difference = (shown ? 1 : 0) - (before.isApproved() ? 1 : 0);
    if (difference != 0) {
      CommentCount.add(write, before.articleId(), difference);
      countAbove(difference);
    }
    return finish(op(status, difference));
  }

  /** Takes away what was written, and by whom; the place in the thread remains. */
  Comment erase(Optional<String> reason) {
    become(CommentStatus.ERASED, reason);
    comments.empty(before.id());
    write.attach(CommentEmailDao.class).forget(before.id());
    return comments.find(before.id()).orElseThrow();
  }

  Comment pin(boolean pinned) {
    comments.decide(
        before.id(), before.status(), before.reason(), pinned, Optional.empty(), write.now());
    CommentCount.add(write, before.articleId(), 0);
    return finish(Optional.of(ChangeOp.UPDATED));
  }

  private Optional<ChangeOp> op(CommentStatus status, int difference) {
    if (status == CommentStatus.ERASED && before.publishedAt().isPresent()) {
      return Optional.of(ChangeOp.ERASED);
    }
    return difference == 0
        ? Optional.empty()
        : Optional.of(difference > 0 ? ChangeOp.PUBLISHED : ChangeOp.WITHDRAWN);
  }

  /** Those above show how many replies they have, or are only there for their replies. */
  private void countAbove(int difference) {
    Optional<UUID> above = before.parentId();
    while (above.isPresent()) {
      UUID id = above.get();
      Comment parent = comments.find(id).orElseThrow();
      comments.countReplies(id, difference);
      boolean wasThere = parent.hasPlace();
      boolean isThere = parent.isApproved() || parent.replyCount() + difference > 0;
      if (wasThere || isThere) {
        announce(
            !isThere ? ChangeOp.WITHDRAWN : wasThere ? ChangeOp.UPDATED : ChangeOp.PUBLISHED,
            parent);
      }
      above = parent.parentId();
    }
  }

  private Comment finish(Optional<ChangeOp> op) {
    Comment after = comments.find(before.id()).orElseThrow();
    write.about(Audit.Subject.of("comment", after.id(), after.revision()).noted(what));
    op.ifPresent(each -> announce(each, after));
    return after;
  }

  /** Tells of a comment on an article that readers can see. */
  private void announce(ChangeOp op, Comment comment) {
    Article article = article();
    if (article.isPublic()) {
      write.announce(
          Change.of(
                  ChangeType.COMMENT, comment.id().toString(), op, comment.revision(), write.now())
              .inArticle(article.id(), article.language(), article.topicSlugs()));
    }
  }

  private Article article() {
    return PublicArticles.any(write.handle(), new ArticleRef(before.articleId().toString()))
        .orElseThrow();
  }

  /** In post-moderation a comment is public as it comes in. */
  void publishAtOnce() {
    CommentCount.add(write, before.articleId(), 1);
    countAbove(1);
    announce(ChangeOp.PUBLISHED, before);
  }

  /** Has the e-mail address forgotten so long after this decision. */
  void forgetEmailAfter(Duration kept) {
    write.attach(CommentEmailDao.class).forgetAt(before.id(), write.now().plus(kept));
  }
}
