package org.samizdat.webhook;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.samizdat.access.Actor;
import org.samizdat.access.Requires;
import org.samizdat.access.Scope;

/** Tries a webhook out. No thread is held while the receiver thinks. */
@Path("/v1/admin/webhooks/{id}/ping")
@Produces(MediaType.APPLICATION_JSON)
public final class PingResource {
  private final WebhookPings pings;

  public PingResource(WebhookPings pings) {
    this.pings = pings;
  }

  @POST
  @Requires(Scope.WEBHOOKS)
  public void ping(
      @Auth Actor actor, @PathParam("id") UUID webhook, @Suspended AsyncResponse answer) {
    pings
        .send(actor, webhook)
        .whenComplete(
            (ping, failure) -> {
              if (failure == null) {
                answer.resume(ping);
              } else {
                Throwable cause = failure.getCause();
                answer.resume(cause == null ? failure : cause);
              }
            });
  }
}
