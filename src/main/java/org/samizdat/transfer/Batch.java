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
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.samizdat.change.Change;
import org.samizdat.change.ChangeOp;
import org.samizdat.change.ChangeType;
import org.samizdat.change.PublicWrite;
import org.samizdat.publication.PublicationTally;

/**
 * Some lines on their way into the database: one transaction. Each kind of line is sorted first
 * into what is new, what is here and what cannot be taken, with a few queries for all of them.
 */
final class Batch {
  private final List<Prepared<?>> lines;
  private final Handle handle;
  private final Optional<Rehearsed> rehearsed;
  private final Outcome outcome = new Outcome();
  private final Map<UUID, KnownArticle> articles = new HashMap<>();
  private final Map<UUID, KnownArticle> touched = new TreeMap<>();
  private final PublicationTally tally = new PublicationTally();

  /**
   * @param rehearsed what a rehearsal would have stored until now; absent where it is stored
   */
  Batch(List<Prepared<?>> lines, Handle handle, Optional<Rehearsed> rehearsed) {
    this.lines = lines;
    this.handle = handle;
    this.rehearsed = rehearsed;
    knowArticles();
  }

  Outcome outcome() {
    return outcome;
  }

  <D> D attach(Class<D> dao) {
    return handle.attach(dao);
  }

  boolean isRehearsal() {
    return rehearsed.isPresent();
  }

  Optional<Rehearsed> rehearsed() {
    return rehearsed;
  }

  /** The lines of one type, in their order. */
  <L extends Line> List<Prepared<L>> of(Class<L> type) {
    return of(lines, type);
  }

  static <L extends Line> List<Prepared<L>> of(List<Prepared<?>> lines, Class<L> type) {
    List<Prepared<L>> found = new ArrayList<>();
    for (Prepared<?> each : lines) {
      if (type.isInstance(each.line())) {
        found.add(cast(each));
      }
    }
    return found;
  }

  @SuppressWarnings("unchecked") // its line was looked at
  private static <L extends Line> Prepared<L> cast(Prepared<?> line) {
    return (Prepared<L>) line;
  }

  /**
   * Those of the lines whose keys are not here yet; each key once.
   *
   * @param here the keys that are; those of these lines are added
   */
  <L extends Line, K> List<Prepared<L>> fresh(
      List<Prepared<L>> lines, Function<L, K> key, Set<K> here) {
    List<Prepared<L>> fresh = new ArrayList<>();
    for (Prepared<L> each : lines) {
      if (here.add(key.apply(each.line()))) {
        outcome.added(each.line());
        fresh.add(each);
      } else {
        outcome.present(each.line());
      }
    }
    return fresh;
  }

  /** A thing that is here: it stays as it is, and an older one is not overwritten. */
  void here(Prepared<?> line, int revisionHere, int revision) {
    if (revisionHere < revision) {
      refuse(
          line,
          "it is here in revision %d, older than %d: an import adds, and never overwrites"
              .formatted(revisionHere, revision));
    } else {
      outcome.present(line.line());
    }
  }

  void refuse(Prepared<?> line, String reason) {
    outcome.refuse(line.number(), reason);
  }

  /** What these lines add to the calendar. */
  PublicationTally tally() {
    return tally;
  }

  /** Takes note that an article looks different because of what was put into it. */
  void touch(KnownArticle article) {
    if (article.isPublic() && !article.isNew()) {
      touched.put(article.id(), article);
    }
  }

  /** Stores what the lines of all kinds have in common, and announces it. */
  void finish(PublicWrite write) {
    tally.store(handle);
    for (KnownArticle each : touched.values()) {
      write.announce(
          each.place(
              Change.of(
                  ChangeType.ARTICLE,
                  each.id().toString(),
                  ChangeOp.UPDATED,
                  each.revision(),
                  write.now())));
    }
  }

  /** An article that is here, or comes with these lines. */
  Optional<KnownArticle> article(UUID id) {
    return Optional.ofNullable(articles.get(id));
  }

  void know(KnownArticle article) {
    articles.put(article.id(), article);
    rehearsed.ifPresent(before -> before.add(article));
  }

  /** Nobody else changes these articles until the transaction ends, so that counts stay true. */
  private void knowArticles() {
    Set<UUID> named = new HashSet<>();
    for (Prepared<?> each : lines) {
      article(each.line()).ifPresent(named::add);
    }
    if (named.isEmpty()) {
      return;
    }
    KnownDao dao = attach(KnownDao.class);
    if (rehearsed.isEmpty()) {
      dao.lockArticles(named);
    }
    dao.articles(named).forEach(each -> articles.put(each.id(), each));
    rehearsed.ifPresent(
        before ->
            named.forEach(
                id -> before.article(id).ifPresent(each -> articles.putIfAbsent(id, each))));
  }

  /** The article that a line is, or belongs to. */
  private static Optional<UUID> article(Line line) {
    if (line instanceof ArticleLine article) {
      return Optional.of(article.id());
    } else if (line instanceof ArticleRevisionLine revision) {
      return Optional.of(revision.articleId());
    } else if (line instanceof UpdateLine update) {
      return Optional.of(update.articleId());
    } else if (line instanceof CommentLine comment) {
      return Optional.of(comment.articleId());
    } else if (line instanceof EventLine event) {
      return event.content().articleId();
    } else if (line instanceof AppealLine appeal) {
      return appeal.content().articleId();
    } else if (line instanceof PlanLine plan) {
      return Optional.of(plan.articleId());
    }
    return Optional.empty();
  }
}
