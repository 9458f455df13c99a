package org.samizdat.transfer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.samizdat.change.Change;
import org.samizdat.change.ChangeOp;
import org.samizdat.change.ChangeType;
import org.samizdat.change.PublicWrite;
import org.samizdat.comment.CommentDesk;

/** Takes comments in, with their places in the threads and the counts above them. */
final class CommentIntake implements Intake {
  /** How deep a thread can be, as {@code reader_comment} has it. */
  private static final int MAX_DEPTH = 4;

  private final Batch batch;
  private final List<Prepared<CommentLine>> fresh = new ArrayList<>();
  private final Map<UUID, KnownComment> known = new HashMap<>();

  CommentIntake(Batch batch) {
    this.batch = batch;
    List<Prepared<CommentLine>> lines = batch.of(CommentLine.class);
    Set<UUID> named = new HashSet<>();
    for (Prepared<CommentLine> each : lines) {
      named.add(each.line().id());
      each.line().parentId().ifPresent(named::add);
    }
    know(named);
    lines.forEach(this::sort);
  }

  /** Reads these comments and all above them, as many levels as a thread has. */
  private void know(Set<UUID> named) {
    Set<UUID> wanted = named;
    while (!wanted.isEmpty()) {
      Set<UUID> above = new HashSet<>();
      for (KnownComment each : batch.attach(KnownDao.class).comments(wanted)) {
        known.put(each.id(), each);
        each.parentId().filter(id -> !known.containsKey(id)).ifPresent(above::add);
      }
      wanted = above;
    }
  }

  private Optional<KnownComment> find(UUID id) {
    return Optional.ofNullable(known.get(id))
        .or(() -> batch.rehearsed().flatMap(before -> before.comment(id)));
  }

  private void sort(Prepared<CommentLine> each) {
    CommentLine line = each.line();
    if (find(line.id()).isPresent()) {
      batch.here(each, find(line.id()).get().revision(), line.revision());
      return;
    }
    if (batch.article(line.articleId()).isEmpty()) {
      batch.refuse(each, "its article is not here");
      return;
    }
    Optional<KnownComment> parent = line.parentId().flatMap(this::find);
    if (line.parentId().isPresent() && parent.isEmpty()) {
      batch.refuse(each, "the comment that it hangs on is not here");
    } else if (parent.filter(above -> !above.articleId().equals(line.articleId())).isPresent()) {
      batch.refuse(each, "the comment that it hangs on belongs to another article");
    } else if (parent.filter(above -> above.depth() == MAX_DEPTH).isPresent()) {
      batch.refuse(each, "threads are at most %d deep".formatted(MAX_DEPTH));
    } else {
      take(each, parent);
    }
  }

  private void take(Prepared<CommentLine> each, Optional<KnownComment> parent) {
    CommentLine line = each.line();
    KnownComment comment =
        new KnownComment(
            line.id(),
            line.articleId(),
            parent.map(KnownComment::rootId).orElse(line.id()),
            line.parentId(),
            parent.map(above -> above.depth() + 1).orElse(0),
            line.isApproved(),
            line.revision(),
            true);
    known.put(line.id(), comment);
    batch.rehearsed().ifPresent(before -> before.add(comment));
    batch.outcome().added(line);
    fresh.add(each);
  }

  @Override
  public void store(PublicWrite write) {
    if (fresh.isEmpty()) {
      return;
    }
    CommentDao comments = write.attach(CommentDao.class);
    comments.insert(fresh.stream().map(this::row).toList());
    Map<UUID, Integer> approved = new TreeMap<>();
    Map<UUID, Integer> replies = new TreeMap<>();
    for (Prepared<CommentLine> each : fresh) {
      if (each.line().isApproved()) {
        approved.merge(each.line().articleId(), 1, Integer::sum);
        countAbove(each.line().parentId(), replies);
      }
    }
    if (!replies.isEmpty()) {
      comments.countReplies(List.copyOf(replies.keySet()), List.copyOf(replies.values()));
    }
    if (!approved.isEmpty()) {
      write
          .attach(ArticleDao.class)
          .countComments(List.copyOf(approved.keySet()), List.copyOf(approved.values()));
    }
    announce(write, replies);
  }

  private void countAbove(Optional<UUID> parent, Map<UUID, Integer> replies) {
    Optional<UUID> above = parent;
    while (above.isPresent()) {
      replies.merge(above.get(), 1, Integer::sum);
      above = find(above.get()).flatMap(KnownComment::parentId);
    }
  }

  /** Those that are new, and those that show more replies than before. */
  private void announce(PublicWrite write, Map<UUID, Integer> replies) {
    Set<UUID> seen = new HashSet<>(replies.keySet());
    fresh.stream()
        .filter(each -> each.line().isApproved())
        .forEach(each -> seen.add(each.line().id()));
    for (UUID id : seen) {
      KnownComment comment = find(id).orElseThrow();
      KnownArticle article = batch.article(comment.articleId()).orElseThrow();
      if (article.isPublic()) {
        batch.touch(article);
        boolean wasThere = comment.listed() && !comment.isNew();
        ChangeOp op = wasThere ? ChangeOp.UPDATED : ChangeOp.PUBLISHED;
        write.announce(
            article.place(
                Change.of(ChangeType.COMMENT, id.toString(), op, comment.revision(), write.now())));
      }
    }
  }

  private Map<String, Object> row(Prepared<CommentLine> each) {
    CommentLine line = each.line();
    KnownComment place = find(line.id()).orElseThrow();
    boolean empty = line.body().isEmpty();
    return new Columns()
        .with(each.stored())
        .with("id", line.id())
        .with("articleId", line.articleId())
        .with("rootId", place.rootId())
        .with("parentId", line.parentId())
        .with("depth", place.depth())
        .with("status", line.status())
        .with("listed", line.isApproved())
        .with("pinned", line.pinned())
        .with("authorName", line.authorName())
        .with("authorUrl", line.authorUrl())
        .with("bodySha256", empty ? "" : CommentDesk.twinKey(line.authorName(), line.body()))
        .with("tokenSha256", line.tokenSha256().orElse(""))
        .with("reason", line.reason())
        .with("revision", line.revision())
        .with("createdAt", line.createdAt())
        .with("publishedAt", line.publishedAt())
        .with("decidedAt", line.decidedAt())
        .values();
  }
}
