package org.samizdat.media;

import com.fasterxml.jackson.databind.JsonNode;
import io.dropwizard.auth.Auth;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
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
import org.samizdat.database.Database;
import org.samizdat.http.BaseUrl;
import org.samizdat.http.Cursor;
import org.samizdat.http.Listing;
import org.samizdat.http.MergePatch;
import org.samizdat.http.Page;
import org.samizdat.http.Preconditions;
import org.samizdat.http.StaffAnswer;
import org.samizdat.json.Json;

/** Pictures under {@code /v1/admin/media}, for staff. */
@Path("/" + MediaEditingResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
public final class MediaEditingResource {
  /** Where pictures are sent, below the root. */
  public static final String PATH = "v1/admin/media";

  private static final String LIST = "media";

  private final MediaLibrary library;
  private final Database database;
  private final BaseUrl base;

  public MediaEditingResource(MediaLibrary library, Database database, BaseUrl base) {
    this.library = library;
    this.database = database;
    this.base = base;
  }

  @GET
  @Requires({Scope.CONTENT, Scope.PUBLISH})
  public Listing<AdminMediaView> list(
      @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(100) int limit,
      @QueryParam("cursor") @Nullable String cursor) {
    Optional<Cursor> after = Optional.ofNullable(cursor).map(text -> Cursor.decode(text, LIST));
    List<MediaFile> found =
        database.read(handle -> handle.attach(MediaDao.class).page(after, limit));
    return Listing.of(
        Page.cut(found, limit, last -> new Cursor(last.createdAt(), last.id()).encode(LIST))
            .map(file -> AdminMediaView.of(file, Optional.empty(), base)));
  }

  @POST
  @Consumes(MediaType.WILDCARD)
  @Requires(Scope.CONTENT)
  public Response upload(
      @Auth Actor actor,
      @QueryParam("alt") @Nullable String alt,
      @QueryParam("caption") @Nullable String caption,
      @QueryParam("credit") @Nullable String credit,
      @QueryParam("rights") @Nullable String rights,
      @NotNull MediaUpload upload) {
    MediaContent content =
        MergePatch.checked(
            Json.tree(
                new Said(
                    upload.alt().or(() -> Optional.ofNullable(alt)),
                    upload.caption().or(() -> Optional.ofNullable(caption)),
                    upload.credit().or(() -> Optional.ofNullable(credit)),
                    upload.rights().or(() -> Optional.ofNullable(rights)))),
            MediaContent.class);
    MediaLibrary.Kept kept = library.keep(actor, content, upload.file());
    AdminMediaView view = view(kept.file());
    return kept.isNew()
        ? StaffAnswer.created(view, kept.file().revision(), view.links().self())
        : StaffAnswer.ok(view, kept.file().revision());
  }

  /** What came with an upload, before it is known whether anything is missing. */
  private record Said(
      Optional<String> alt,
      Optional<String> caption,
      Optional<String> credit,
      Optional<String> rights) {}

  private AdminMediaView view(MediaFile file) {
    return AdminMediaView.of(
        file,
        Optional.of(database.read(handle -> handle.attach(MediaDao.class).uses(file.id()))),
        base);
  }

  @GET
  @Path("/{id}")
  @Requires({Scope.CONTENT, Scope.PUBLISH})
  public Response get(@PathParam("id") UUID id) {
    return answer(
        database
            .read(handle -> handle.attach(MediaDao.class).find(id))
            .orElseThrow(() -> MediaLibrary.notFound(id)));
  }

  @PUT
  @Path("/{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Requires(Scope.CONTENT)
  public Response replace(
      @Auth Actor actor,
      @PathParam("id") UUID id,
      @BeanParam Preconditions seen,
      @Valid @NotNull MediaContent content) {
    return answer(library.replace(actor, id, seen, content));
  }

  @PATCH
  @Path("/{id}")
  @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
  @Requires(Scope.CONTENT)
  public Response patch(
      @Auth Actor actor,
      @PathParam("id") UUID id,
      @BeanParam Preconditions seen,
      @NotNull JsonNode patch) {
    return answer(library.patch(actor, id, seen, patch));
  }

  @DELETE
  @Path("/{id}")
  @Requires(Scope.PUBLISH)
  public Response delete(
      @Auth Actor actor, @PathParam("id") UUID id, @BeanParam Preconditions seen) {
    library.delete(actor, id, seen);
    return Response.noContent().build();
  }

  private Response answer(MediaFile file) {
    return StaffAnswer.ok(view(file), file.revision());
  }
}
