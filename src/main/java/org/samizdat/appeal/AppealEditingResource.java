package org.samizdat.appeal;

import com.fasterxml.jackson.databind.JsonNode;
import io.dropwizard.auth.Auth;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.samizdat.access.Actor;
import org.samizdat.access.Requires;
import org.samizdat.access.Scope;
import org.samizdat.article.ArticleStatus;
import org.samizdat.article.WithdrawalRequest;
import org.samizdat.database.Database;
import org.samizdat.http.BaseUrl;
import org.samizdat.http.Cursor;
import org.samizdat.http.Listing;
import org.samizdat.http.Page;
import org.samizdat.http.Preconditions;
import org.samizdat.http.StaffAnswer;

/** Donation appeals under {@code /v1/admin/donation-appeals}, for staff who may raise money. */
@Path("/v1/admin/donation-appeals")
@Produces(MediaType.APPLICATION_JSON)
public final class AppealEditingResource {
  private static final String LIST = "all donation appeals";

  private final AppealEditor editor;
  private final Database database;
  private final BaseUrl base;

  public AppealEditingResource(AppealEditor editor, Database database, BaseUrl base) {
    this.editor = editor;
    this.database = database;
    this.base = base;
  }

  /**
   * A confirmation of held channels.
   *
   * @param previous every url and account that the channels have now
   */
  public record Confirmation(@NotNull @Size(max = 40) List<@NotNull String> previous) {}

  @GET
  @Requires(Scope.APPEALS)
  public Listing<AdminAppealView> list(
      @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(100) int limit,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("status") @Nullable ArticleStatus status) {
    Optional<Cursor> after = Optional.ofNullable(cursor).map(text -> Cursor.decode(text, LIST));
    List<Appeal> found =
        database.read(
            handle ->
                handle.attach(AppealDao.class).all(Optional.ofNullable(status), after, limit));
    return Listing.of(
        Page.cut(found, limit, last -> new Cursor(last.createdAt(), last.id()).encode(LIST))
            .map(appeal -> AdminAppealView.of(appeal, base)));
  }

  @POST
  @Requires(Scope.APPEALS)
  @Consumes(MediaType.APPLICATION_JSON)
  public Response create(
      @Auth Actor actor,
      @QueryParam("publish") @DefaultValue("false") boolean publish,
      @QueryParam("acceptWarnings") @DefaultValue("false") boolean acceptWarnings,
      @Valid @NotNull AppealContent content) {
    Appeal made = editor.create(actor, content, publish, acceptWarnings);
    AdminAppealView view = AdminAppealView.of(made, base);
    return StaffAnswer.created(view, made.revision(), view.links().self());
  }

  @GET
  @Requires(Scope.APPEALS)
  @Path("/{id}")
  public Response get(@PathParam("id") UUID id) {
    return answer(
        database
            .read(handle -> handle.attach(AppealDao.class).find(id))
            .orElseThrow(() -> AppealStore.notFound(id)));
  }

  @PUT
  @Requires(Scope.APPEALS)
  @Path("/{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response replace(
      @Auth Actor actor,
      @PathParam("id") UUID id,
      @BeanParam Preconditions seen,
      @Valid @NotNull AppealContent content) {
    return edited(editor.replace(actor, id, seen, content));
  }

  @PATCH
  @Requires(Scope.APPEALS)
  @Path("/{id}")
  @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
  public Response patch(
      @Auth Actor actor,
      @PathParam("id") UUID id,
      @BeanParam Preconditions seen,
      @NotNull JsonNode patch) {
    return edited(editor.patch(actor, id, seen, patch));
  }

  @DELETE
  @Requires(Scope.APPEALS)
  @Path("/{id}")
  public Response delete(
      @Auth Actor actor, @PathParam("id") UUID id, @BeanParam Preconditions seen) {
    editor.delete(actor, id, seen);
    return Response.noContent().build();
  }

  @POST
  @Requires(Scope.APPEALS)
  @Path("/{id}/publish")
  public Response publish(
      @Auth Actor actor,
      @PathParam("id") UUID id,
      @QueryParam("acceptWarnings") @DefaultValue("false") boolean acceptWarnings,
      @BeanParam Preconditions seen) {
    return answer(editor.publish(actor, id, seen, acceptWarnings));
  }

  @POST
  @Requires(Scope.APPEALS)
  @Path("/{id}/unpublish")
  public Response unpublish(
      @Auth Actor actor, @PathParam("id") UUID id, @BeanParam Preconditions seen) {
    return answer(editor.unpublish(actor, id, seen));
  }

  @POST
  @Requires(Scope.APPEALS)
  @Path("/{id}/withdraw")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response withdraw(
      @Auth Actor actor,
      @PathParam("id") UUID id,
      @BeanParam Preconditions seen,
      @Valid @NotNull WithdrawalRequest why) {
    return answer(editor.withdraw(actor, id, seen, why));
  }

  @POST
  @Requires(Scope.APPEALS)
  @Path("/{id}/confirm-channels")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response confirm(
      @Auth Actor actor,
      @PathParam("id") UUID id,
      @QueryParam("acceptWarnings") @DefaultValue("false") boolean acceptWarnings,
      @BeanParam Preconditions seen,
      @Valid @NotNull Confirmation confirmation) {
    return answer(editor.confirm(actor, id, seen, confirmation.previous(), acceptWarnings));
  }

  @POST
  @Requires(Scope.APPEALS)
  @Path("/{id}/discard-channels")
  public Response discard(
      @Auth Actor actor, @PathParam("id") UUID id, @BeanParam Preconditions seen) {
    return answer(editor.discard(actor, id, seen));
  }

  /** 202 while channels wait for a confirmation. */
  private Response edited(Appeal appeal) {
    return appeal.held().isPresent()
        ? StaffAnswer.accepted(AdminAppealView.of(appeal, base), appeal.revision())
        : answer(appeal);
  }

  private Response answer(Appeal appeal) {
    return StaffAnswer.ok(AdminAppealView.of(appeal, base), appeal.revision());
  }
}
