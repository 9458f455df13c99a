package org.samizdat.event;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.ParameterList;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.TimeZoneRegistry;
import net.fortuna.ical4j.model.TimeZoneRegistryFactory;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.parameter.Value;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Geo;
import net.fortuna.ical4j.model.property.LastModified;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.Name;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.RefreshInterval;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Status;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import org.samizdat.article.Place;
import org.samizdat.http.BaseUrl;

/**
 * Writes events as one calendar that programs can subscribe to: no METHOD, cancelled events kept,
 * every zone described (RFC 5545, RFC 7986). The same events give the same bytes.
 */
public final class Icalendar {
  static final String TYPE = "text/calendar";
  static final String UTF_8 = TYPE + "; charset=utf-8";
  private static final int LINE_OCTETS = 75;
  private static final Duration REFRESH = Duration.ofHours(1);

  private static final TimeZoneRegistry ZONES =
      TimeZoneRegistryFactory.getInstance().createRegistry();

  private final BaseUrl base;
  private final String siteName;
  private final ZoneId siteZone;

  public Icalendar(BaseUrl base, String siteName, ZoneId siteZone) {
    this.base = base;
    this.siteName = siteName;
    this.siteZone = siteZone;
  }

  byte[] write(List<Event> events) {
    Calendar calendar = new Calendar();
    calendar.add(new ProdId("-//samizdat//events//EN"));
    calendar.add(ImmutableVersion.VERSION_2_0);
    calendar.add(new Name(siteName));
    calendar.add(new XProperty("X-WR-CALNAME", siteName));
    calendar.add(new RefreshInterval(new ParameterList(List.of(Value.DURATION)), REFRESH));
    // the zone of the site stands there always: a calendar must have something in it
    Stream.concat(
            Stream.of(siteZone.getId()),
            events.stream()
                .filter(event -> !event.time().allDay())
                .map(event -> event.time().zone().getId()))
        .distinct()
        .sorted()
        .flatMap(zone -> Optional.ofNullable(ZONES.getTimeZone(zone)).stream())
        .forEach(zone -> calendar.add(zone.getVTimeZone()));
    events.forEach(event -> calendar.add(component(event)));
    try {
      StringWriter out = new StringWriter();
      new CalendarOutputter(false).output(calendar, out);
      return folded(out.toString()).getBytes(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lines of at most 75 octets (RFC 5545 §3.1); the library folds by characters. */
  private static String folded(String text) {
    StringBuilder lines = new StringBuilder(text.length() + 64);
    String unfolded = text.replace("\r\n ", "");
    int octets = 0;
    for (int i = 0; i < unfolded.length(); ) {
      int character = unfolded.codePointAt(i);
      int length = Character.toString(character).getBytes(StandardCharsets.UTF_8).length;
      if (character == '\r') {
        octets = 0;
      } else if (character != '\n') {
        if (octets + length > LINE_OCTETS) {
          lines.append("\r\n ");
          octets = 1;
        }
        octets += length;
      }
      lines.appendCodePoint(character);
      i += Character.charCount(character);
    }
    return lines.toString();
  }

  private VEvent component(Event event) {
    List<Property> properties = new ArrayList<>();
    properties.add(new Uid(EventView.uid(event, base)));
    properties.add(new DtStamp(event.editedAt().truncatedTo(ChronoUnit.SECONDS)));
    properties.add(new LastModified(event.editedAt().truncatedTo(ChronoUnit.SECONDS)));
    properties.add(new Sequence(event.sequence()));
    properties.addAll(times(event.time()));
    properties.add(new Summary(event.content().title()));
    properties.add(status(event.content().status()));
    properties.add(new Url(URI.create(event.content().url().orElse(EventView.url(event, base)))));
    text(event).ifPresent(text -> properties.add(new Description(text)));
    location(event.content()).ifPresent(place -> properties.add(new Location(place)));
    event.content().place().flatMap(Icalendar::geo).ifPresent(properties::add);
    VEvent component = new VEvent(false);
    properties.forEach(component::add);
    return component;
  }

  private static List<Property> times(EventTime time) {
    if (time.allDay()) {
      return List.of(new DtStart<>(time.firstDay()), new DtEnd<>(time.lastDay().plusDays(1)));
    }
    Property start = new DtStart<>(temporal(time, time.localStart()));
    return time.hasEnd() && time.end().isAfter(time.start())
        ? List.of(start, new DtEnd<>(temporal(time, time.localEnd())))
        : List.of(start);
  }

  /** In its own zone, where the library knows it; else as UTC, which needs no description. */
  private static Temporal temporal(EventTime time, java.time.ZonedDateTime local) {
    ZoneId zone = time.zone();
    boolean known = ZONES.getTimeZone(zone.getId()) != null;
    return known ? local.truncatedTo(ChronoUnit.SECONDS) : local.toInstant();
  }

  private static Status status(EventStatus status) {
    return new Status(
        switch (status) {
          case SCHEDULED, MOVED -> Status.VALUE_CONFIRMED;
          case POSTPONED -> Status.VALUE_TENTATIVE;
          case CANCELLED -> Status.VALUE_CANCELLED;
        });
  }

  private static Optional<String> text(Event event) {
    String description = event.description().text();
    String contacts =
        event.content().contacts().stream()
            .map(
                contact ->
                    Stream.of(
                            Optional.of(contact.name()),
                            contact.email(),
                            contact.phone(),
                            contact.url())
                        .flatMap(Optional::stream)
                        .collect(Collectors.joining(", ")))
            .collect(Collectors.joining("\n"));
    return Optional.of((description + "\n\n" + contacts).strip()).filter(text -> !text.isEmpty());
  }

  private static Optional<String> location(EventContent content) {
    String place =
        Stream.of(
                content.address(),
                content.place().map(Place::name),
                content.place().flatMap(Place::region))
            .flatMap(Optional::stream)
            .collect(Collectors.joining(", "));
    return Optional.of(place).filter(text -> !text.isEmpty());
  }

  private static Optional<Property> geo(Place place) {
    return place
        .latitude()
        .flatMap(latitude -> place.longitude().map(longitude -> new Geo(latitude, longitude)));
  }
}
