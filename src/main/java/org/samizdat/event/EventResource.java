package org.samizdat.event;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.samizdat.access.Public;
import org.samizdat.article.ArticleStatus;
import org.samizdat.article.LanguageParameter;
import org.samizdat.article.NextChange;
import org.samizdat.article.TimeParameter;
import org.samizdat.article.TopicParameter;
import org.samizdat.database.Database;
import org.samizdat.http.BaseUrl;
import org.samizdat.http.CachePolicy;
import org.samizdat.http.Cursor;
import org.samizdat.http.Links;
import org.samizdat.http.Listing;
import org.samizdat.http.Page;
import org.samizdat.http.PublicAnswer;

/** Events under {@code /v1/events}. */
@Path("/v1/events")
@Produces(MediaType.APPLICATION_JSON)
public final class EventResource {
  private final Database database;
  private final BaseUrl base;
  private final ZoneId siteZone;
  private final Icalendar icalendar;
  private final NextChange next;

  public EventResource(
      Database database, BaseUrl base, ZoneId siteZone, Icalendar icalendar, NextChange next) {
    this.database = database;
    this.base = base;
    this.siteZone = siteZone;
    this.icalendar = icalendar;
    this.next = next;
  }

  /** Orders that the public can ask for. */
  public enum PublicOrder {
    SOONEST,
    LATEST
  }

  @GET
  @Public
  public Response list(
      @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(100) int limit,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("order") @DefaultValue("soonest") PublicOrder order,
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to,
      @QueryParam("article") @Nullable UUID article,
      @QueryParam("language") @Nullable String language,
      @QueryParam("topic") @Nullable String topic,
      @QueryParam("status") @Nullable EventStatus status,
      @Context UriInfo uriInfo,
      @Context Request request) {
    EventQuery.Order by = EventQuery.Order.valueOf(order.name());
    EventQuery query =
        new EventQuery(
            Optional.of(ArticleStatus.PUBLISHED),
            Optional.ofNullable(status),
            Optional.ofNullable(article),
            LanguageParameter.parse(language),
            TopicParameter.parse(topic),
            TimeParameter.start("from", from, siteZone),
            TimeParameter.end("to", to, siteZone),
            by,
            Optional.ofNullable(cursor).map(text -> Cursor.decode(text, by.listName())),
            limit);
    return database.read(
        handle -> {
          Optional<Duration> left = next.ofAny(handle);
          Page.Cut<EventView> page =
              Page.cut(handle.attach(EventDao.class).list(query), limit, by::cursor)
                  .mapAll(events -> EventView.of(events, handle, base));
          return PublicAnswer.of(Listing.of(page), CachePolicy.LIST_HEAD)
              .tags(List.of("events"))
              .until(left)
              .link(Links.next(base, uriInfo, page.page()))
              .to(request);
        });
  }

  @GET
  @Path("/{id}")
  @Public
  public Response get(@PathParam("id") UUID id, @Context Request request) {
    return database.read(
        handle -> {
          Optional<Duration> left = next.ofAny(handle);
          return PublicAnswer.of(
                  EventView.of(PublicEvents.find(handle, id), handle, base), CachePolicy.ITEM)
              .tags(List.of("events", "event:" + id))
              .until(left)
              .to(request);
        });
  }

  @GET
  @Path("/{id}.ics")
  @Produces(Icalendar.TYPE)
  @Public
  public Response download(@PathParam("id") UUID id, @Context Request request) {
    Event event = database.read(handle -> PublicEvents.find(handle, id));
    return PublicAnswer.of(icalendar.write(List.of(event)), CachePolicy.ITEM)
        .as(Icalendar.UTF_8)
        .tags(List.of("events", "event:" + id))
        .to(request);
  }
}
