package org.samizdat.appeal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.samizdat.article.Article;
import org.samizdat.article.ArticleStatus;
import org.samizdat.article.DonationChannel;
import org.samizdat.article.Withdrawal;

/**
 * An appeal as it is stored.
 *
 * @param status whether staff have published it
 * @param state where it stands in its time, as last written
 * @param content what the editor wrote, without the body
 * @param held channels that wait for their confirmation
 */
record Appeal(
    UUID id,
    String slug,
    ArticleStatus status,
    AppealState state,
    AppealContent content,
    Article.Body body,
    Optional<HeldChannels> held,
    int revision,
    Optional<Withdrawal> withdrawal,
    Instant createdAt,
    Instant editedAt,
    Optional<Instant> publishedAt) {

  boolean isPublic() {
    return status == ArticleStatus.PUBLISHED && state != AppealState.UPCOMING;
  }

  String language() {
    return content.language().orElseThrow();
  }

  /** Where its money goes now. */
  Set<String> destinations() {
    return destinations(content.channels());
  }

  static Set<String> destinations(List<DonationChannel> channels) {
    return channels.stream().flatMap(DonationChannel::destinations).collect(Collectors.toSet());
  }

  /** The content as an editor would send it again. */
  AppealContent written() {
    return content.with(
        Optional.of(slug),
        content.language(),
        Optional.of(body.markdown()).filter(text -> !text.isEmpty()));
  }

  Appeal withStatus(ArticleStatus next, Optional<Withdrawal> why, Instant now) {
    Optional<Instant> first =
        next == ArticleStatus.PUBLISHED ? publishedAt.or(() -> Optional.of(now)) : publishedAt;
    return new Appeal(
        id, slug, next, state, content, body, held, revision, why, createdAt, editedAt, first);
  }

  /** The same with what an editor has changed. */
  Appeal edited(AppealContent next, Article.Body newBody, Instant now) {
    return new Appeal(
        id,
        next.slug().orElse(slug),
        status,
        state,
        next,
        newBody,
        held,
        revision,
        withdrawal,
        createdAt,
        now,
        publishedAt);
  }

  Appeal holding(Optional<HeldChannels> channels) {
    return new Appeal(
        id,
        slug,
        status,
        state,
        content,
        body,
        channels,
        revision,
        withdrawal,
        createdAt,
        editedAt,
        publishedAt);
  }

  /** One revision further, and where its time says that it stands now. */
  Appeal revised(Instant now) {
    return new Appeal(
        id,
        slug,
        status,
        AppealState.at(now, content.validFrom(), content.validUntil()),
        content,
        body,
        held,
        revision + 1,
        withdrawal,
        createdAt,
        editedAt,
        publishedAt);
  }
}
