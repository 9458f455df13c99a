package org.samizdat.transfer;

import java.util.List;
import java.util.Optional;
import org.samizdat.article.ArticleContent;
import org.samizdat.article.ArticleKind;
import org.samizdat.article.ArticleRef;
import org.samizdat.article.ArticleStatus;
import org.samizdat.comment.CommentStatus;
import org.samizdat.http.Violations;
import org.samizdat.problem.ProblemException;
import org.samizdat.text.Slugs;
import org.samizdat.update.UpdateStatus;

/**
 * A line that is right in itself, with all that can be made of it without the database.
 *
 * @param number where it stands in its source
 */
record Prepared<L extends Line>(long number, L line, Stored stored) {

  /** The same with what it takes from the line that it stands behind. */
  Prepared<L> with(Stored other) {
    return new Prepared<>(number, line, other);
  }

  /** Reads and checks an arrival; a problem names the field that is wrong. */
  static Prepared<?> of(Arrival arrival) {
    Line line = Violations.requireNone(arrival.line().get());
    return new Prepared<>(arrival.number(), line, stored(line));
  }

  private static Stored stored(Line line) {
    if (line instanceof ArticleLine article) {
      return article(article);
    } else if (line instanceof ArticleRevisionLine revision) {
      return revision
          .content()
          .map(content -> Stored.ofRevision(content.withBody(Optional.empty()), content.body()))
          .orElseGet(Stored::nothing);
    } else if (line instanceof UpdateLine update) {
      return update(update);
    } else if (line instanceof UpdateRevisionLine revision) {
      return revision
          .content()
          .map(content -> Stored.ofRevision(content.withBody(""), Optional.of(content.body())))
          .orElseGet(Stored::nothing);
    } else if (line instanceof CommentLine comment) {
      return comment(comment);
    } else if (line instanceof EventLine event) {
      return event(event);
    } else if (line instanceof AppealLine appeal) {
      return appeal(appeal);
    }
    return Stored.nothing();
  }

  private static Stored article(ArticleLine article) {
    ArticleContent content = article.content();
    require(content.slug().isPresent(), "/content/slug", "is required");
    require(
        !new ArticleRef(content.slug().orElseThrow()).isId(),
        "/content/slug",
        "must not look like an id");
    require(content.language().isPresent(), "/content/language", "is required");
    require(
        content.topics().stream().allMatch(topic -> topic.slug().isPresent()),
        "/content/topics",
        "must have a slug each");
    require(
        article.otherSlugs().stream().allMatch(Slugs::isValid),
        "/otherSlugs",
        "must be slugs: a-z, 0-9 and single hyphens");
    require(
        article.live().isPresent() == (content.kind() == ArticleKind.LIVEBLOG),
        "/live",
        "must stand there for a liveblog, and for nothing else");
    requireTimes(
        article.status(), article.publishedAt().isPresent(), article.withdrawal().isPresent());
    return Stored.of(
        content.with(Optional.empty(), Optional.empty(), List.of(), Optional.empty()),
        content.withBody(Optional.empty()),
        content.body());
  }

  private static Stored update(UpdateLine update) {
    boolean published = update.status() == UpdateStatus.PUBLISHED;
    require(!published || update.publishedAt().isPresent(), "/publishedAt", "is required");
    boolean withdrawn = update.status() == UpdateStatus.WITHDRAWN;
    require(!withdrawn || update.withdrawal().isPresent(), "/withdrawal", "is required");
    Object rest = update.content().withBody("");
    return Stored.of(rest, rest, Optional.of(update.content().body()));
  }

  private static Stored comment(CommentLine comment) {
    boolean erased = comment.status() == CommentStatus.ERASED;
    boolean empty = comment.authorName().isEmpty() && comment.body().isEmpty();
    require(
        erased == empty, "/body", "and authorName must be empty when it was erased, and only then");
    require(
        !comment.isApproved() || comment.publishedAt().isPresent(), "/publishedAt", "is required");
    return Stored.ofComment(comment.body());
  }

  private static Stored event(EventLine event) {
    require(event.content().timeZone().isPresent(), "/content/timeZone", "is required");
    requireTimes(event.status(), event.publishedAt().isPresent(), event.withdrawal().isPresent());
    Object rest = event.content().with(Optional.empty(), event.content().status());
    return Stored.of(rest, rest, event.content().description());
  }

  private static Stored appeal(AppealLine appeal) {
    require(appeal.content().slug().isPresent(), "/content/slug", "is required");
    require(appeal.content().language().isPresent(), "/content/language", "is required");
    requireTimes(
        appeal.status(), appeal.publishedAt().isPresent(), appeal.withdrawal().isPresent());
    Object rest =
        appeal
            .content()
            .with(appeal.content().slug(), appeal.content().language(), Optional.empty());
    return Stored.of(rest, rest, appeal.content().body());
  }

  private static void requireTimes(ArticleStatus status, boolean hasTime, boolean hasReason) {
    require(status != ArticleStatus.PUBLISHED || hasTime, "/publishedAt", "is required");
    require(status != ArticleStatus.WITHDRAWN || hasReason, "/withdrawal", "is required");
  }

  private static void require(boolean right, String pointer, String otherwise) {
    if (!right) {
      throw ProblemException.invalidContent(pointer, otherwise);
    }
  }
}
