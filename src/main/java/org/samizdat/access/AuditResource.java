package org.samizdat.access;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.samizdat.database.Database;
import org.samizdat.http.Cursor;
import org.samizdat.http.Listing;
import org.samizdat.http.Page;
import org.samizdat.problem.ProblemException;

/** Who did what, under {@code /v1/admin/audit}. */
@Path("/v1/admin/audit")
@Produces(MediaType.APPLICATION_JSON)
public final class AuditResource {
  private static final String LIST = "audit";
  private final Database database;

  public AuditResource(Database database) {
    this.database = database;
  }

  @GET
  @Requires(Scope.ADMIN)
  public Listing<AuditEntry> list(
      @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(100) int limit,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("object") @Size(max = 100) @Nullable String object,
      @QueryParam("token") @Size(max = 32) @Nullable String token,
      @QueryParam("from") @Nullable Instant from,
      @QueryParam("to") @Nullable Instant to) {
    if (object != null && token != null) {
      throw ProblemException.invalidParameter("token", "cannot stand beside object");
    }
    AuditDao.Filter filter =
        new AuditDao.Filter(
            Optional.ofNullable(object),
            Optional.ofNullable(token),
            Optional.ofNullable(from),
            Optional.ofNullable(to));
    Optional<Cursor> place = Optional.ofNullable(cursor).map(text -> Cursor.decode(text, LIST));
    List<AuditEntry> found =
        database.read(handle -> handle.attach(AuditDao.class).list(filter, place, limit));
    return Listing.of(
        Page.cut(found, limit, entry -> new Cursor(entry.at(), entry.id()).encode(LIST)));
  }
}
