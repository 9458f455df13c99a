package org.samizdat.update;

import com.fasterxml.jackson.databind.JsonNode;
import io.dropwizard.auth.Auth;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.samizdat.access.Actor;
import org.samizdat.access.Requires;
import org.samizdat.access.Scope;
import org.samizdat.article.Article;
import org.samizdat.article.ArticleRef;
import org.samizdat.article.PublicArticles;
import org.samizdat.article.PublishRequest;
import org.samizdat.article.WithdrawalRequest;
import org.samizdat.database.Database;
import org.samizdat.http.BaseUrl;
import org.samizdat.http.Cursor;
import org.samizdat.http.Listing;
import org.samizdat.http.Page;
import org.samizdat.http.Preconditions;
import org.samizdat.http.StaffAnswer;

/** Updates under {@code /v1/admin}, for staff. */
@Path("/v1/admin")
@Produces(MediaType.APPLICATION_JSON)
public final class UpdateEditingResource {
  private final UpdateEditor editor;
  private final Database database;
  private final BaseUrl base;

  public UpdateEditingResource(UpdateEditor editor, Database database, BaseUrl base) {
    this.editor = editor;
    this.database = database;
    this.base = base;
  }

  @GET
  @Path("/articles/{article}/updates")
  @Requires({Scope.CONTENT, Scope.PUBLISH})
  public Listing<AdminUpdateView> list(
      @PathParam("article") String reference,
      @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(100) int limit,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("status") @Nullable UpdateStatus status) {
    ArticleRef ref = new ArticleRef(reference);
    return database.read(
        handle -> {
          Article article = PublicArticles.any(handle, ref).orElseThrow(ref::notFound);
          UpdateQuery query =
              new UpdateQuery(
                  article.id(),
                  Optional.ofNullable(status),
                  false,
                  Optional.empty(),
                  UpdateQuery.Order.CREATED,
                  Optional.empty(),
                  limit);
          UpdateQuery page =
              cursor == null ? query : query.from(Cursor.decode(cursor, query.listName()));
          return Listing.of(
              Page.cut(handle.attach(UpdateDao.class).list(page), limit, query::cursorAt)
                  .map(each -> AdminUpdateView.of(each, base)));
        });
  }

  @POST
  @Path("/articles/{article}/updates")
  @Consumes({MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN, UpdateText.MARKDOWN})
  @Requires(Scope.CONTENT)
  public Response create(
      @Auth Actor actor,
      @PathParam("article") String reference,
      @QueryParam("publish") @DefaultValue("false") boolean publish,
      @Valid @NotNull UpdateContent content) {
    Update made = editor.create(actor, new ArticleRef(reference), content, publish);
    AdminUpdateView view = AdminUpdateView.of(made, base);
    return StaffAnswer.created(view, made.revision(), view.links().self());
  }

  @GET
  @Path("/updates/{id}")
  @Requires({Scope.CONTENT, Scope.PUBLISH})
  public Response get(@PathParam("id") UUID id) {
    return answer(
        database.read(
            handle ->
                handle
                    .attach(UpdateDao.class)
                    .find(id)
                    .orElseThrow(() -> UpdateStore.notFound(id))));
  }

  @PUT
  @Path("/updates/{id}")
  @Consumes({MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN, UpdateText.MARKDOWN})
  @Requires({Scope.CONTENT, Scope.PUBLISH})
  public Response replace(
      @Auth Actor actor,
      @PathParam("id") UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @Valid @NotNull UpdateContent content) {
    return answer(editor.replace(actor, id, Preconditions.of(ifMatch), content));
  }

  @PATCH
  @Path("/updates/{id}")
  @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
  @Requires({Scope.CONTENT, Scope.PUBLISH})
  public Response patch(
      @Auth Actor actor,
      @PathParam("id") UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @NotNull JsonNode patch) {
    return answer(editor.patch(actor, id, Preconditions.of(ifMatch), patch));
  }

  @DELETE
  @Path("/updates/{id}")
  @Requires(Scope.CONTENT)
  public Response delete(
      @Auth Actor actor,
      @PathParam("id") UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    editor.delete(actor, id, Preconditions.of(ifMatch));
    return Response.noContent().build();
  }

  @POST
  @Path("/updates/{id}/publish")
  @Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
  @Requires(Scope.PUBLISH)
  public Response publish(
      @Auth Actor actor,
      @PathParam("id") UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @Nullable PublishRequest body) {
    return answer(
        editor.publish(
            actor, id, Preconditions.of(ifMatch), PublishRequest.time(Optional.ofNullable(body))));
  }

  @POST
  @Path("/updates/{id}/unpublish")
  @Requires(Scope.PUBLISH)
  public Response unpublish(
      @Auth Actor actor,
      @PathParam("id") UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    return answer(editor.unpublish(actor, id, Preconditions.of(ifMatch)));
  }

  @POST
  @Path("/updates/{id}/withdraw")
  @Consumes(MediaType.APPLICATION_JSON)
  @Requires(Scope.PUBLISH)
  public Response withdraw(
      @Auth Actor actor,
      @PathParam("id") UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @Valid @NotNull WithdrawalRequest why) {
    return answer(editor.withdraw(actor, id, Preconditions.of(ifMatch), why));
  }

  private Response answer(Update update) {
    return StaffAnswer.ok(AdminUpdateView.of(update, base), update.revision());
  }
}
