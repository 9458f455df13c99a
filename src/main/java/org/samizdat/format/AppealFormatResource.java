package org.samizdat.format;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import org.samizdat.access.Public;
import org.samizdat.appeal.AppealView;
import org.samizdat.appeal.PublicAppeals;
import org.samizdat.article.AppealsInForce;
import org.samizdat.article.NextChange;
import org.samizdat.database.Database;
import org.samizdat.http.BaseUrl;
import org.samizdat.http.CachePolicy;
import org.samizdat.http.PublicAnswer;
import org.samizdat.site.SiteConfiguration;

/** Donation appeals in another format. */
@Path("/v1/donation-appeals")
public final class AppealFormatResource {
  private final Database database;
  private final BaseUrl base;
  private final AppealsInForce appeals;
  private final NextChange next;
  private final Clock clock;
  private final LinkedAppeal linked;

  AppealFormatResource(
      Database database,
      BaseUrl base,
      SiteConfiguration site,
      AppealsInForce appeals,
      NextChange next,
      Clock clock) {
    this.database = database;
    this.base = base;
    this.appeals = appeals;
    this.next = next;
    this.clock = clock;
    this.linked = new LinkedAppeal(new JsonLd(site, base));
  }

  @GET
  @Path("/{slug}.jsonld")
  @Produces(JsonLd.TYPE)
  @Public
  public Response jsonLd(@PathParam("slug") String slug, @Context Request request) {
    return database.read(
        handle -> {
          AppealView appeal = PublicAppeals.view(handle, slug, base);
          return PublicAnswer.of(JsonLd.write(linked.of(appeal)), CachePolicy.ITEM)
              .as(JsonLd.TYPE)
              .tags(List.of("donation-appeals", "donation-appeal:" + appeal.id()))
              .until(appeals.nextChange(handle), clock.instant())
              .until(next.ofAny(handle))
              .to(request);
        });
  }
}
