package org.samizdat.webhook;

import io.dropwizard.auth.Auth;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.samizdat.access.Actor;
import org.samizdat.access.Requires;
import org.samizdat.access.Scope;

/** Has a webhook told once more of all that changed since then. */
@Path("/v1/admin/webhooks/{id}/replay")
@Produces(MediaType.APPLICATION_JSON)
public final class ReplayResource {
  private final DeliveryEditor editor;

  public ReplayResource(DeliveryEditor editor) {
    this.editor = editor;
  }

  /** How many messages were queued. */
  record Queued(int queued) {}

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Requires(Scope.WEBHOOKS)
  public Response replay(
      @Auth Actor actor, @PathParam("id") UUID webhook, @Valid @NotNull ReplayRequest request) {
    return Response.accepted(new Queued(editor.replay(actor, webhook, request))).build();
  }
}
