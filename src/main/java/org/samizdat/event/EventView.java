package org.samizdat.event;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.samizdat.article.ArticleLink;
import org.samizdat.article.Place;
import org.samizdat.http.BaseUrl;
import org.samizdat.text.RichText;

/**
 * An event as everyone sees it.
 *
 * @param startsAt of a timed event
 * @param localStart the same as clocks in {@code timeZone} show it
 * @param startsOn first day of an all-day event
 * @param endsOn its last day, which belongs to it
 * @param website where there is more about it
 */
public record EventView(
    UUID id,
    String uid,
    String url,
    String title,
    Optional<RichText> description,
    Optional<String> language,
    EventStatus status,
    boolean allDay,
    Optional<Instant> startsAt,
    Optional<Instant> endsAt,
    Optional<LocalDateTime> localStart,
    Optional<LocalDateTime> localEnd,
    Optional<LocalDate> startsOn,
    Optional<LocalDate> endsOn,
    String timeZone,
    Optional<Place> place,
    Optional<String> address,
    Optional<String> website,
    Optional<ArticleLink> article,
    List<EventContent.Contact> contacts,
    int sequence,
    Instant publishedAt,
    Instant updatedAt,
    int revision,
    EventLinks links) {

  /** Where it is, and where its other forms. */
  public record EventLinks(String self, String ics, String ninjs, String jsonLd) {}

  static EventView of(Event event, Handle handle, BaseUrl base) {
    return of(List.of(event), handle, base).get(0);
  }

  static List<EventView> of(List<Event> events, Handle handle, BaseUrl base) {
    Map<UUID, ArticleLink> articles =
        ArticleLink.to(
            events.stream().flatMap(each -> each.content().articleId().stream()), handle, base);
    return events.stream().map(each -> of(each, articles, base)).toList();
  }

  private static EventView of(Event event, Map<UUID, ArticleLink> articles, BaseUrl base) {
    EventContent content = event.content();
    EventTime time = event.time();
    boolean timed = !time.allDay();
    String url = url(event, base);
    Optional<Event> ends = Optional.of(event).filter(each -> timed && time.hasEnd());
    return new EventView(
        event.id(),
        uid(event, base),
        url,
        content.title(),
        Optional.of(event.description())
            .filter(text -> !text.markdown().isEmpty())
            .map(text -> new RichText(text.html(), text.text())),
        content.language(),
        content.status(),
        time.allDay(),
        Optional.of(time.start()).filter(start -> timed),
        ends.map(each -> time.end()),
        Optional.of(time.localStart().toLocalDateTime()).filter(start -> timed),
        ends.map(each -> time.localEnd().toLocalDateTime()),
        Optional.of(time.firstDay()).filter(day -> !timed),
        Optional.of(time.lastDay()).filter(day -> !timed),
        time.zone().getId(),
        content.place(),
        content.address(),
        content.url(),
        content.articleId().map(articles::get),
        content.contacts(),
        event.sequence(),
        event.publishedAt().orElseThrow(),
        event.editedAt(),
        event.revision(),
        new EventLinks(url, url + ".ics", url + ".ninjs.json", url + ".jsonld"));
  }

  static String url(Event event, BaseUrl base) {
    return base.event(event.id());
  }

  /** Unique in the world and for ever the same (RFC 7986 §5.3). */
  static String uid(Event event, BaseUrl base) {
    return event.id() + "@" + java.net.URI.create(base.value()).getHost();
  }
}
