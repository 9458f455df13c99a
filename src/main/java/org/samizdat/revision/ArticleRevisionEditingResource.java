package org.samizdat.revision;

import io.dropwizard.auth.Auth;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.samizdat.access.Actor;
import org.samizdat.access.Requires;
import org.samizdat.access.Scope;
import org.samizdat.article.AdminArticleView;
import org.samizdat.article.Article;
import org.samizdat.article.ArticleContent;
import org.samizdat.article.ArticleEditor;
import org.samizdat.article.ArticleRef;
import org.samizdat.article.PublicArticles;
import org.samizdat.database.Database;
import org.samizdat.http.BaseUrl;
import org.samizdat.http.Listing;
import org.samizdat.http.Preconditions;
import org.samizdat.http.StaffAnswer;
import org.samizdat.schedule.Schedule;
import org.samizdat.schedule.ScheduledAction;

/** All revisions of an article, for staff, and the way back to one. */
@Path("/v1/admin/articles/{article}/revisions")
@Produces(MediaType.APPLICATION_JSON)
public final class ArticleRevisionEditingResource {
  private final ArticleEditor editor;
  private final Database database;
  private final BaseUrl base;

  public ArticleRevisionEditingResource(ArticleEditor editor, Database database, BaseUrl base) {
    this.editor = editor;
    this.database = database;
    this.base = base;
  }

  @GET
  @Requires({Scope.CONTENT, Scope.PUBLISH})
  public Listing<StaffRevisionView<ArticleContent>> list(
      @PathParam("article") String reference,
      @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(100) int limit,
      @QueryParam("cursor") @Nullable String cursor) {
    return database.read(
        handle -> {
          RevisedArticle thing = revised(handle, reference);
          return Listing.of(
              thing
                  .page(handle, true, Optional.ofNullable(cursor), limit)
                  .map(each -> StaffRevisionView.of(each, url(thing), Optional.empty())));
        });
  }

  @GET
  @Path("/{revision}")
  @Requires({Scope.CONTENT, Scope.PUBLISH})
  public StaffRevisionView<ArticleContent> get(
      @PathParam("article") String reference, @PathParam("revision") String revision) {
    return database.read(
        handle -> {
          RevisedArticle thing = revised(handle, reference);
          Revision found = thing.any(handle, thing.number(revision));
          return StaffRevisionView.of(
              found, url(thing), Optional.of(RevisedArticle.written(found)));
        });
  }

  /** Makes a new revision that says what this one said. */
  @POST
  @Path("/{revision}/restore")
  @Requires({Scope.CONTENT, Scope.PUBLISH})
  public Response restore(
      @Auth Actor actor,
      @PathParam("article") String reference,
      @PathParam("revision") String revision,
      @BeanParam Preconditions seen) {
    ArticleContent then =
        database.read(
            handle -> {
              RevisedArticle thing = revised(handle, reference);
              return RevisedArticle.written(thing.any(handle, thing.number(revision)));
            });
    Article restored = editor.restore(actor, new ArticleRef(reference), seen, before -> then);
    List<ScheduledAction> planned = database.read(handle -> Schedule.of(handle, restored.id()));
    return StaffAnswer.ok(AdminArticleView.of(restored, planned, base), restored.revision());
  }

  private String url(RevisedArticle thing) {
    return "%s/admin/articles/%s/revisions".formatted(base.api(), thing.id());
  }

  private RevisedArticle revised(Handle handle, String reference) {
    ArticleRef ref = new ArticleRef(reference);
    return new RevisedArticle(PublicArticles.any(handle, ref).orElseThrow(ref::notFound), base);
  }
}
