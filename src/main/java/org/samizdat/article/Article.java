package org.samizdat.article;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.samizdat.publication.Filing;

/**
 * An article as it is stored.
 *
 * @param content what the editor wrote, without the body
 * @param body the body in its three forms; empty where a list left it out
 * @param revision 1 for the first, one more for each change by staff
 * @param coverage of a live blog
 * @param createdAt when the draft was made
 * @param editedAt when staff last changed it
 * @param publishedAt when it was first published
 * @param changedAt when the public last saw it, or one of its updates, change
 * @param discussion its comments
 * @param corrections of its own text, latest first
 */
public record Article(
    UUID id,
    String slug,
    ArticleStatus status,
    String language,
    List<Topic> topics,
    ArticleContent content,
    Optional<Body> body,
    int revision,
    Optional<Coverage> coverage,
    Optional<Withdrawal> withdrawal,
    Instant createdAt,
    Instant editedAt,
    Optional<Instant> publishedAt,
    Instant changedAt,
    Discussion discussion,
    List<CorrectionNote> corrections) {

  /** Markdown as written, HTML and text as rendered from it. */
  public record Body(String markdown, String html, String text) {}

  public boolean isPublic() {
    return status == ArticleStatus.PUBLISHED;
  }

  public boolean isLiveBlog() {
    return content.kind() == ArticleKind.LIVEBLOG;
  }

  public List<String> topicSlugs() {
    return topics.stream().map(Topic::slug).toList();
  }

  /** When the public last saw anything of it change, the comments too. */
  public Instant seenChangedAt() {
    return discussion.changedAt().filter(changedAt::isBefore).orElse(changedAt);
  }

  /** Whether readers can comment now. */
  public boolean takesComments(Instant now) {
    return content.commentsOpen() && content.commentsCloseAt().filter(now::isAfter).isEmpty();
  }

  /** When its comments will be closed; those of a draft are, once it is public. */
  Optional<Instant> commentsClosing() {
    return content.commentsCloseAt().filter(at -> isPublic() && content.commentsOpen());
  }

  /** When its coverage, which was announced, will begin. */
  Optional<Instant> coverageStart() {
    return isPublic(LiveState.SCHEDULED) ? content.coverageStartsAt() : Optional.empty();
  }

  /** When its coverage ends, because nothing has changed for so long. */
  Optional<Instant> coverageEnd(Duration quiet) {
    return isPublic(LiveState.LIVE) ? Optional.of(changedAt.plus(quiet)) : Optional.empty();
  }

  private boolean isPublic(LiveState state) {
    return isPublic() && coverage.filter(each -> each.state() == state).isPresent();
  }

  /** Under what the calendar counts it. */
  public Filing filing() {
    return new Filing(language, topicSlugs());
  }

  Article withStatus(ArticleStatus next, Optional<Withdrawal> nextWithdrawal) {
    return new Article(
        id,
        slug,
        next,
        language,
        topics,
        content,
        body,
        revision,
        coverage,
        nextWithdrawal,
        createdAt,
        editedAt,
        publishedAt,
        changedAt,
        discussion,
        corrections);
  }

  Article withCoverage(Optional<Coverage> next) {
    return new Article(
        id,
        slug,
        status,
        language,
        topics,
        content,
        body,
        revision,
        next,
        withdrawal,
        createdAt,
        editedAt,
        publishedAt,
        changedAt,
        discussion,
        corrections);
  }

  Article withContent(ArticleContent next) {
    return new Article(
        id,
        slug,
        status,
        language,
        topics,
        next,
        body,
        revision,
        coverage,
        withdrawal,
        createdAt,
        editedAt,
        publishedAt,
        changedAt,
        discussion,
        corrections);
  }

  /** The same without anything that it said; its address and where it was filed stay. */
  Article erased() {
    return new Article(
        id,
        slug,
        status,
        language,
        topics,
        ArticleContent.erased(content.kind()),
        Optional.of(new Body("", "", "")),
        revision,
        coverage.map(each -> each.pin(Optional.empty())),
        withdrawal,
        createdAt,
        editedAt,
        publishedAt,
        changedAt,
        discussion,
        List.of());
  }

  Article withPublishedAt(Instant first) {
    return new Article(
        id,
        slug,
        status,
        language,
        topics,
        content,
        body,
        revision,
        coverage,
        withdrawal,
        createdAt,
        editedAt,
        Optional.of(first),
        changedAt,
        discussion,
        corrections);
  }

  /** The next revision, made at this time; the public notices when it can see the article. */
  Article revised(Instant at, boolean noticed) {
    return new Article(
        id,
        slug,
        status,
        language,
        topics,
        content,
        body,
        revision + 1,
        coverage,
        withdrawal,
        createdAt,
        at,
        publishedAt,
        noticed ? at : changedAt,
        discussion,
        corrections);
  }
}
