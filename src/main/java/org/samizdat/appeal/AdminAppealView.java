package org.samizdat.appeal;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.samizdat.article.ArticleStatus;
import org.samizdat.article.Withdrawal;
import org.samizdat.http.BaseUrl;
import org.samizdat.problem.FieldError;

/**
 * An appeal as staff see it.
 *
 * @param state where it stands in its time, once it is published
 * @param content what can be sent back with PUT
 * @param heldChannels channels with new destinations that wait for their confirmation
 * @param warnings what to look at twice in the channels
 */
record AdminAppealView(
    UUID id,
    String slug,
    ArticleStatus status,
    Optional<AppealState> state,
    int revision,
    Instant createdAt,
    Instant updatedAt,
    Optional<Instant> publishedAt,
    Optional<Withdrawal> withdrawal,
    AppealContent content,
    Optional<HeldChannels> heldChannels,
    List<FieldError> warnings,
    AdminAppealLinks links) {

  /** Where staff and the public find it. */
  record AdminAppealLinks(String self, @JsonProperty("public") Optional<String> publicUrl) {}

  static AdminAppealView of(Appeal appeal, BaseUrl base) {
    return new AdminAppealView(
        appeal.id(),
        appeal.slug(),
        appeal.status(),
        Optional.of(appeal.state()).filter(state -> appeal.status() == ArticleStatus.PUBLISHED),
        appeal.revision(),
        appeal.createdAt(),
        appeal.editedAt(),
        appeal.publishedAt(),
        appeal.withdrawal(),
        appeal.written(),
        appeal.held(),
        DonationChannels.warnings(
            appeal.held().map(HeldChannels::channels).orElse(appeal.content().channels())),
        new AdminAppealLinks(
            base.api() + "/admin/donation-appeals/" + appeal.id(),
            Optional.of(AppealView.url(appeal, base)).filter(url -> appeal.isPublic())));
  }
}
