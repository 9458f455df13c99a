package org.samizdat.ninjs;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.samizdat.article.ArticleLink;
import org.samizdat.event.EventContent;
import org.samizdat.event.EventStatus;
import org.samizdat.event.EventView;
import org.samizdat.http.BaseUrl;
import org.samizdat.json.Members;
import org.samizdat.text.OffsetTimes;

/** What is particular to an event. */
final class EventItem {
  private final EventView event;
  private final BaseUrl base;

  EventItem(EventView event, BaseUrl base) {
    this.event = event;
    this.base = base;
  }

  Members addTo(Members item) {
    return item.with("language", event.language())
        .with("title", event.title())
        .with("headlines", Texts.headlines(Optional.empty(), Optional.of(event.title())))
        .with(
            "bodies",
            event
                .description()
                .map(text -> Texts.bodies(text.html(), text.text()))
                .orElse(List.of()))
        .with("places", places())
        .with("people", event.contacts().stream().map(EventItem::contact).toList())
        .with(
            "eventDetails",
            new Members().with("eventStatus", status(event.status())).with("dates", dates()))
        .with("expires", event.endsAt())
        .with("associations", event.article().stream().map(this::story).toList());
  }

  private List<Members> places() {
    Optional<Members> address =
        event.address().map(text -> new Members().with("lines", text.lines().toList()));
    if (event.place().isEmpty()) {
      return address
          .map(given -> new Members().with("contactInfo", List.of(at(given))))
          .map(List::of)
          .orElse(List.of());
    }
    Members place = Concepts.place(event.place().orElseThrow());
    return List.of(
        address.map(given -> place.with("contactInfo", List.of(at(given)))).orElse(place));
  }

  private static Members at(Members address) {
    return new Members().with("address", address);
  }

  private static Members contact(EventContent.Contact contact) {
    List<Members> ways =
        Stream.of(
                way("email", contact.email()),
                way("phone", contact.phone()),
                way("web", contact.url()))
            .flatMap(Optional::stream)
            .toList();
    return new Members()
        .with("name", contact.name())
        .with("rel", "contact")
        .with("contactInfo", ways);
  }

  private static Optional<Members> way(String type, Optional<String> value) {
    return value.map(text -> new Members().with("type", type).with("value", text));
  }

  /** The terms of schema.org, which are public and say which of the four it is. */
  private static String status(EventStatus status) {
    return "https://schema.org/"
        + switch (status) {
          case SCHEDULED -> "EventScheduled";
          case POSTPONED -> "EventPostponed";
          case CANCELLED -> "EventCancelled";
          case MOVED -> "EventRescheduled";
        };
  }

  /** Times with the offset of their zone; whole days as days. */
  private Members dates() {
    return new Members()
        .with("startDate", event.startsAt().map(this::local))
        .with("endDate", event.endsAt().map(this::local))
        .with("expectedStartDate", event.startsOn().map(LocalDate::toString))
        .with("expectedEndDate", event.endsOn().map(LocalDate::toString));
  }

  private String local(Instant time) {
    return OffsetTimes.of(time, ZoneId.of(event.timeZone()));
  }

  private Members story(ArticleLink article) {
    return new Members()
        .with("name", article.headline())
        .with("rel", "about")
        .with("uri", base.article(article.id().toString()));
  }
}
