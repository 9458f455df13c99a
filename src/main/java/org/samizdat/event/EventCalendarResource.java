package org.samizdat.event;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.samizdat.access.Public;
import org.samizdat.database.Database;
import org.samizdat.http.CachePolicy;
import org.samizdat.http.PublicAnswer;

/** All events as one calendar (RFC 5545) to which the programs of readers subscribe. */
@Path("/v1/events.ics")
@Produces(Icalendar.TYPE)
public final class EventCalendarResource {
  private static final int MAX_EVENTS = 1000;

  private final Database database;
  private final Icalendar icalendar;

  public EventCalendarResource(Database database, Icalendar icalendar) {
    this.database = database;
    this.icalendar = icalendar;
  }

  /** The latest thousand, the soonest of them first. */
  @GET
  @Public
  public Response all(@Context Request request) {
    List<Event> latest =
        database.read(
            handle ->
                handle
                    .attach(EventDao.class)
                    .list(EventQuery.published(EventQuery.Order.LATEST, MAX_EVENTS)));
    List<Event> events = new ArrayList<>(latest.subList(0, Math.min(MAX_EVENTS, latest.size())));
    Collections.reverse(events);
    return PublicAnswer.of(icalendar.write(events), CachePolicy.SETTLED)
        .as(Icalendar.UTF_8)
        .tags(List.of("events"))
        .to(request);
  }
}
