package org.samizdat.update;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.samizdat.article.EditingStatus;
import org.samizdat.article.Withdrawal;
import org.samizdat.http.BaseUrl;
import org.samizdat.schedule.ScheduledAction;
import org.samizdat.schedule.ScheduledView;
import org.samizdat.text.TimePrecision;

/**
 * An update as staff see it.
 *
 * @param scheduledFor when it will be published
 * @param scheduled what is planned for it, and what became of that
 * @param revisionsErased true where nothing is kept of what it said; else absent
 * @param content what can be sent back with PUT
 * @param html the body as the public gets it
 * @param text the body as plain text
 */
public record AdminUpdateView(
    UUID id,
    UUID articleId,
    EditingStatus status,
    Optional<Instant> scheduledFor,
    List<ScheduledView> scheduled,
    int revision,
    Instant createdAt,
    Instant updatedAt,
    Optional<Instant> publishedAt,
    Optional<Withdrawal> withdrawal,
    Optional<Boolean> revisionsErased,
    String displayTime,
    Instant occurredAt,
    TimePrecision occurredAtPrecision,
    UpdateContent content,
    String html,
    String text,
    AdminLinks links) {

  /** Where staff and the public find it. */
  public record AdminLinks(
      String self, @JsonProperty("public") Optional<String> publicUrl, String article) {}

  public static AdminUpdateView of(Update update, List<ScheduledAction> planned, BaseUrl base) {
    String admin = base.api() + "/admin";
    return new AdminUpdateView(
        update.id(),
        update.articleId(),
        EditingStatus.of(update.status(), planned),
        ScheduledAction.publication(planned),
        ScheduledView.of(planned),
        update.revision(),
        update.createdAt(),
        update.editedAt(),
        update.publishedAt(),
        update.withdrawal(),
        update.withdrawal().map(Withdrawal::erases).filter(erased -> erased),
        update.time().displayTime(),
        update.time().occurredAt(),
        update.time().precision(),
        UpdateDrafts.contentOf(update),
        update.body().html(),
        update.body().text(),
        new AdminLinks(
            admin + "/updates/" + update.id(),
            update.isPublished() ? Optional.of(base.update(update.id())) : Optional.empty(),
            admin + "/articles/" + update.articleId()));
  }
}
