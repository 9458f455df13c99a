package org.samizdat.event;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.samizdat.access.Public;
import org.samizdat.database.Database;
import org.samizdat.http.CachePolicy;
import org.samizdat.http.PublicAnswer;

/** All events as one calendar (RFC 5545) to which the programs of readers subscribe. */
@Path("/v1/events.ics")
@Produces(Icalendar.TYPE)
public final class EventCalendarResource {
  private static final Duration LOOK_BACK = Duration.ofDays(366);
  private static final int MAX_EVENTS = 1000;

  private final Database database;
  private final Icalendar icalendar;
  private final Clock clock;

  public EventCalendarResource(Database database, Icalendar icalendar, Clock clock) {
    this.database = database;
    this.icalendar = icalendar;
    this.clock = clock;
  }

  @GET
  @Public
  public Response all(@Context Request request) {
    List<Event> found =
        database.read(
            handle ->
                handle
                    .attach(EventDao.class)
                    .list(
                        EventQuery.published(
                            Optional.of(
                                clock.instant().truncatedTo(ChronoUnit.DAYS).minus(LOOK_BACK)),
                            Optional.empty(),
                            MAX_EVENTS)));
    List<Event> events = found.subList(0, Math.min(MAX_EVENTS, found.size()));
    return PublicAnswer.of(icalendar.write(events), CachePolicy.SETTLED)
        .as(Icalendar.UTF_8)
        .tags(List.of("events"))
        .to(request);
  }
}
