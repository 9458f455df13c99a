package org.samizdat.format;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.samizdat.access.Public;
import org.samizdat.article.NextChange;
import org.samizdat.database.Database;
import org.samizdat.event.EventView;
import org.samizdat.event.PublicEvents;
import org.samizdat.http.BaseUrl;
import org.samizdat.http.CachePolicy;
import org.samizdat.http.PublicAnswer;
import org.samizdat.ninjs.Ninjs;
import org.samizdat.site.SiteConfiguration;

/** Events in other formats. */
@Path("/v1/events")
public final class EventFormatResource {
  private final Database database;
  private final BaseUrl base;
  private final NextChange next;
  private final Ninjs ninjs;

  EventFormatResource(Database database, BaseUrl base, SiteConfiguration site, NextChange next) {
    this.database = database;
    this.base = base;
    this.next = next;
    this.ninjs = new Ninjs(site, base);
  }

  @GET
  @Path("/{id}.ninjs.json")
  @Produces(MediaType.APPLICATION_JSON)
  @Public
  public Response ninjs(@PathParam("id") UUID id, @Context Request request) {
    return answer(id, ninjs::event, MediaType.APPLICATION_JSON, request);
  }

  @GET
  @Path("/{id}.jsonld")
  @Produces(JsonLd.TYPE)
  @Public
  public Response jsonLd(@PathParam("id") UUID id, @Context Request request) {
    return answer(id, event -> JsonLd.write(LinkedEvent.of(event)), JsonLd.TYPE, request);
  }

  private Response answer(
      UUID id, Function<EventView, Object> format, String type, Request request) {
    return database.read(
        handle -> {
          Optional<Duration> left = next.ofAny(handle);
          EventView event = PublicEvents.view(handle, id, base);
          return PublicAnswer.of(format.apply(event), CachePolicy.ITEM)
              .as(type)
              .tags(List.of("events", "event:" + id))
              .until(left)
              .to(request);
        });
  }
}
