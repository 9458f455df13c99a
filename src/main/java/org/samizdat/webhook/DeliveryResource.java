package org.samizdat.webhook;

import io.dropwizard.auth.Auth;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
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
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.samizdat.access.Actor;
import org.samizdat.access.Requires;
import org.samizdat.access.Scope;
import org.samizdat.database.Database;
import org.samizdat.http.Cursor;
import org.samizdat.http.Listing;
import org.samizdat.http.Page;

/** What a webhook was told, under {@code /v1/admin/webhooks/{id}/deliveries}. */
@Path("/v1/admin/webhooks/{id}/deliveries")
@Produces(MediaType.APPLICATION_JSON)
public final class DeliveryResource {
  private static final String LIST = "webhook-deliveries";

  private final DeliveryEditor editor;
  private final Database database;

  public DeliveryResource(DeliveryEditor editor, Database database) {
    this.editor = editor;
    this.database = database;
  }

  @GET
  @Requires(Scope.WEBHOOKS)
  public Listing<DeliveryView> list(
      @PathParam("id") UUID webhook,
      @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(100) int limit,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("status") @Nullable DeliveryStatus status) {
    Optional<Cursor> place = Optional.ofNullable(cursor).map(text -> Cursor.decode(text, LIST));
    return database.read(
        handle -> {
          UUID known = WebhookEditor.find(handle, webhook).id();
          Page.Cut<Delivery> page =
              Page.cut(
                  handle
                      .attach(DeliveryDao.class)
                      .list(known, Optional.ofNullable(status), place, limit),
                  limit,
                  last -> new Cursor(last.queuedAt(), last.id()).encode(LIST));
          List<DeliveryView> views = DeliveryView.of(page.items(), handle);
          return new Listing<>(views, page.page());
        });
  }

  @GET
  @Path("/{delivery}")
  @Requires(Scope.WEBHOOKS)
  public DeliveryView get(@PathParam("id") UUID webhook, @PathParam("delivery") UUID id) {
    return view(
        database
            .read(handle -> handle.attach(DeliveryDao.class).find(webhook, id))
            .orElseThrow(() -> DeliveryEditor.notFound(id)));
  }

  @POST
  @Path("/{delivery}/replay")
  @Requires(Scope.WEBHOOKS)
  public Response replay(
      @Auth Actor actor, @PathParam("id") UUID webhook, @PathParam("delivery") UUID id) {
    return Response.accepted(view(editor.replay(actor, webhook, id))).build();
  }

  @POST
  @Path("/{delivery}/skip")
  @Requires(Scope.WEBHOOKS)
  public DeliveryView skip(
      @Auth Actor actor, @PathParam("id") UUID webhook, @PathParam("delivery") UUID id) {
    return view(editor.skip(actor, webhook, id));
  }

  private DeliveryView view(Delivery delivery) {
    return database.read(handle -> DeliveryView.whole(delivery, handle));
  }
}
