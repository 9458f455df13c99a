package org.samizdat.format;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.samizdat.article.ArticleLink;
import org.samizdat.event.EventStatus;
import org.samizdat.event.EventView;
import org.samizdat.json.Members;
import org.samizdat.text.OffsetTimes;
import org.samizdat.text.RichText;

/** An event as an Event (schema.org): with the offset of its zone, or with its days. */
final class LinkedEvent {
  private LinkedEvent() {}

  static Members of(EventView event) {
    return JsonLd.document("Event")
        .with("@id", event.url())
        .with("url", event.website().orElse(event.url()))
        .with("name", event.title())
        .with("description", event.description().map(RichText::text))
        .with("inLanguage", event.language())
        .with("eventStatus", status(event.status()))
        .with(
            "startDate",
            time(event, event.startsAt()).or(() -> event.startsOn().map(LocalDate::toString)))
        .with(
            "endDate",
            time(event, event.endsAt()).or(() -> event.endsOn().map(LocalDate::toString)))
        .with("location", location(event))
        .with("subjectOf", event.article().map(LinkedEvent::story));
  }

  private static Optional<String> time(EventView event, Optional<Instant> time) {
    return time.map(at -> OffsetTimes.of(at, ZoneId.of(event.timeZone())));
  }

  private static Optional<Members> location(EventView event) {
    Optional<Members> place = event.place().map(JsonLd::place);
    if (event.address().isEmpty()) {
      return place;
    }
    return Optional.of(
        place
            .orElseGet(() -> JsonLd.thing("Place"))
            .with("address", event.address().orElseThrow()));
  }

  private static Members story(ArticleLink article) {
    return JsonLd.thing("NewsArticle")
        .with("url", article.url())
        .with("headline", article.headline());
  }

  private static String status(EventStatus status) {
    return "https://schema.org/"
        + switch (status) {
          case SCHEDULED -> "EventScheduled";
          case POSTPONED -> "EventPostponed";
          case CANCELLED -> "EventCancelled";
          case MOVED -> "EventRescheduled";
        };
  }
}
