package org.samizdat.webhook;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import org.samizdat.access.Public;
import org.samizdat.database.Database;
import org.samizdat.http.CachePolicy;
import org.samizdat.http.PublicAnswer;

/** The public keys by which receivers verify what they are sent. */
@Path(WebhookKeyResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
public final class WebhookKeyResource {
  static final String PATH = "/.well-known/webhook-keys.json";

  private final Database database;
  private final Clock clock;

  public WebhookKeyResource(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** All keys that sign now. */
  record Keys(List<PublicKey> keys) {}

  @GET
  @Public
  public Response keys(@Context Request request) {
    Keys keys = new Keys(database.read(handle -> handle.attach(KeyDao.class).all(clock.instant())));
    return PublicAnswer.of(keys, CachePolicy.ITEM).tags(List.of("webhook-keys")).to(request);
  }
}
