package org.samizdat.appeal;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.samizdat.access.Public;
import org.samizdat.database.Database;
import org.samizdat.http.BaseUrl;
import org.samizdat.http.CachePolicy;
import org.samizdat.http.PublicAnswer;
import org.samizdat.problem.ProblemException;

/** The site's appeals in the form that funding directories read (floss.fund). */
@Path("/")
public final class FundingResource {
  static final String WELL_KNOWN = "/.well-known/funding-manifest-urls";
  private static final String MANIFEST = "/funding.json";

  private final Database database;
  private final BaseUrl base;
  private final AppealsForReaders readers;
  private final Optional<FundingManifest.Entity> entity;
  private final Clock clock;

  /** A manifest needs who asks: their name, a contact address and a page about them. */
  public FundingResource(
      Database database, BaseUrl base, AppealsForReaders readers, Asker asker, Clock clock) {
    this.database = database;
    this.base = base;
    this.readers = readers;
    this.clock = clock;
    this.entity =
        asker
            .url()
            .flatMap(
                url ->
                    asker
                        .email()
                        .map(
                            email ->
                                FundingManifest.Entity.organisation(
                                    asker.name(),
                                    email,
                                    asker.description(),
                                    FundingManifest.Webpage.of(url, base.value() + MANIFEST))));
  }

  /** Who asks for money. */
  public record Asker(
      String name, Optional<String> email, String description, Optional<String> url) {}

  @GET
  @Path(MANIFEST)
  @Produces(MediaType.APPLICATION_JSON)
  @Public
  public Response manifest(@Context Request request) {
    return database.read(
        handle -> {
          List<Appeal> appeals =
              readers.forPage(handle, Optional.empty(), Optional.empty()).stream()
                  .limit(AppealsForReaders.MAX)
                  .toList();
          FundingManifest manifest =
              entity
                  .flatMap(who -> FundingManifest.of(who, appeals))
                  .orElseThrow(() -> ProblemException.notFound("A site-wide donation appeal"));
          return PublicAnswer.of(manifest, CachePolicy.SETTLED)
              .tags(List.of("donation-appeals"))
              .until(readers.nextChange(handle), clock.instant())
              .to(request);
        });
  }

  @GET
  @Path(WELL_KNOWN)
  @Produces(MediaType.TEXT_PLAIN)
  @Public
  public Response manifestUrls(@Context Request request) {
    byte[] lines = (base.value() + MANIFEST + "\n").getBytes(StandardCharsets.UTF_8);
    return PublicAnswer.of(lines, CachePolicy.SETTLED)
        .as("text/plain; charset=utf-8")
        .tags(List.of("site"))
        .to(request);
  }
}
