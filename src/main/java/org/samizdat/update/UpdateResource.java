package org.samizdat.update;

import jakarta.validation.constraints.Min;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.samizdat.access.Public;
import org.samizdat.article.Article;
import org.samizdat.article.ArticleResource;
import org.samizdat.article.NextChange;
import org.samizdat.article.Past;
import org.samizdat.database.Database;
import org.samizdat.http.BaseUrl;
import org.samizdat.http.FieldSelection;
import org.samizdat.http.Links;
import org.samizdat.http.PublicAnswer;
import org.samizdat.problem.ProblemException;

/** A published update under its own address. */
@Path("/v1/updates")
@Produces(MediaType.APPLICATION_JSON)
public final class UpdateResource {
  private final Database database;
  private final BaseUrl base;
  private final NextChange next;
  private final Past<PublicUpdates.Found> past;

  public UpdateResource(
      Database database, BaseUrl base, NextChange next, Past<PublicUpdates.Found> past) {
    this.database = database;
    this.base = base;
    this.next = next;
    this.past = past;
  }

  @GET
  @Path("/{id}")
  @Public
  public Response get(
      @PathParam("id") UUID id,
      @QueryParam("fields") @Nullable String fields,
      @QueryParam("revision") @Min(1) @Nullable Integer revision,
      @Context Request request) {
    Optional<FieldSelection> selection = FieldSelection.parse(fields, UpdateView.class);
    return database.read(
        handle -> {
          PublicUpdates.Found found = PublicUpdates.find(handle, id);
          if (revision != null) {
            ProblemException.requireAbsent("fields", fields, "cannot be chosen of a revision");
            return past.at(handle, found, revision).to(request);
          }
          Article article = found.article();
          return PublicAnswer.of(
                  UpdateView.of(found.update(), article, base), ArticleResource.policy(article))
              .tags(tags(found.update()))
              .lastModified(article.changedAt())
              .until(next.of(handle, article))
              .link(Optional.of(embedding(found)))
              .select(selection)
              .to(request);
        });
  }

  /** What an answer about this update depends on. */
  public static List<String> tags(Update update) {
    return List.of("update:" + update.id(), "article:" + update.articleId());
  }

  private String embedding(PublicUpdates.Found found) {
    String address = base.oembed(base.update(found.update().id()));
    String headline = found.article().content().headline();
    return Links.alternate(
        address, Links.OEMBED, found.update().content().headline().orElse(headline));
  }
}
