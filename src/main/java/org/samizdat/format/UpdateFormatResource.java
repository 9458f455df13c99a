package org.samizdat.format;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.samizdat.access.Public;
import org.samizdat.article.NextChange;
import org.samizdat.database.Database;
import org.samizdat.http.BaseUrl;
import org.samizdat.ninjs.Ninjs;
import org.samizdat.site.SiteConfiguration;
import org.samizdat.update.PublicUpdates;

/** Updates in other formats. */
@Path("/v1/updates")
public final class UpdateFormatResource {
  private final Database database;
  private final PublicFormat answers;
  private final Ninjs ninjs;
  private final PlainArticle text;

  UpdateFormatResource(Database database, BaseUrl base, SiteConfiguration site, NextChange next) {
    this.database = database;
    this.answers = new PublicFormat(next);
    this.ninjs = new Ninjs(site, base);
    this.text = new PlainArticle(base);
  }

  @GET
  @Path("/{id}.ninjs.json")
  @Produces(MediaType.APPLICATION_JSON)
  @Public
  public Response ninjs(@PathParam("id") UUID id, @Context Request request) {
    return database.read(
        handle -> {
          PublicUpdates.Found found = PublicUpdates.find(handle, id);
          return answers
              .of(handle, found.article(), ninjs.update(found.update(), found.article()))
              .tags(List.of("update:" + id))
              .to(request);
        });
  }

  @GET
  @Path("/{id}.txt")
  @Produces(PlainArticle.TYPE)
  @Public
  public Response text(@PathParam("id") UUID id, @Context Request request) {
    return database.read(
        handle -> {
          PublicUpdates.Found found = PublicUpdates.find(handle, id);
          String written = text.of(found.update(), found.article());
          return answers
              .ofText(handle, found.article(), PlainArticle.TYPE, written)
              .tags(List.of("update:" + id))
              .to(request);
        });
  }
}
