package org.samizdat.partner;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.samizdat.access.Actor;
import org.samizdat.access.Reach;
import org.samizdat.access.Requires;
import org.samizdat.access.Scope;
import org.samizdat.article.PartnerArticles;
import org.samizdat.database.Database;
import org.samizdat.http.Page;
import org.samizdat.json.Json;

/**
 * All that a partner may see, one news item a line (NDJSON). It is read in pages, so neither its
 * size nor a slow reader holds anything up.
 */
@Path("/v1/partner/export")
public final class PartnerExportResource {
  private static final String NDJSON = "application/x-ndjson";
  private static final int AT_A_TIME = 50;

  private final Database database;
  private final PartnerItems items;

  PartnerExportResource(Database database, PartnerItems items) {
    this.database = database;
    this.items = items;
  }

  @GET
  @Produces(NDJSON)
  @Requires(Scope.PARTNER)
  public Response export(@Auth Actor partner) {
    StreamingOutput lines =
        out -> {
          for (PartnerArticles.State state : PartnerArticles.State.values()) {
            write(partner.reach(), state, out);
          }
        };
    return Response.ok(lines, NDJSON).build();
  }

  private void write(Reach reach, PartnerArticles.State state, OutputStream out)
      throws IOException {
    Optional<String> cursor = Optional.empty();
    do {
      Page.Cut<String> page = page(reach, state, cursor);
      for (String each : page.items()) {
        out.write((each + "\n").getBytes(StandardCharsets.UTF_8));
      }
      cursor = page.page().next();
    } while (cursor.isPresent());
  }

  private Page.Cut<String> page(Reach reach, PartnerArticles.State state, Optional<String> cursor) {
    return database.read(
        handle ->
            PartnerArticles.page(handle, reach, state, cursor, AT_A_TIME)
                .map(article -> Json.write(items.ninjs(handle, article))));
  }
}
