package org.samizdat.event;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.samizdat.article.ArticleStatus;
import org.samizdat.article.Withdrawal;
import org.samizdat.http.BaseUrl;

/**
 * An event as staff see it.
 *
 * @param startsAt when it begins, also of an all-day event
 * @param content what can be sent back with PUT
 */
record AdminEventView(
    UUID id,
    ArticleStatus status,
    int revision,
    int sequence,
    Instant startsAt,
    Instant createdAt,
    Instant updatedAt,
    Optional<Instant> publishedAt,
    Optional<Withdrawal> withdrawal,
    EventContent content,
    AdminEventLinks links) {

  /** Where staff and the public find it. */
  record AdminEventLinks(
      String self,
      @com.fasterxml.jackson.annotation.JsonProperty("public") Optional<String> publicUrl) {}

  static AdminEventView of(Event event, BaseUrl base) {
    return new AdminEventView(
        event.id(),
        event.status(),
        event.revision(),
        event.sequence(),
        event.time().start(),
        event.createdAt(),
        event.editedAt(),
        event.publishedAt(),
        event.withdrawal(),
        event.written(),
        new AdminEventLinks(
            base.api() + "/admin/events/" + event.id(),
            Optional.of(EventView.url(event, base)).filter(url -> event.isPublic())));
  }
}
