package org.samizdat.schedule;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.samizdat.access.Requires;
import org.samizdat.access.Scope;
import org.samizdat.database.Database;
import org.samizdat.http.BaseUrl;
import org.samizdat.http.Cursor;
import org.samizdat.http.Listing;
import org.samizdat.http.Page;

/** All that is planned, under {@code /v1/admin/schedule}. */
@Path("/v1/admin/schedule")
@Produces(MediaType.APPLICATION_JSON)
public final class ScheduleResource {
  private static final String LIST = "schedule";

  private final Database database;
  private final BaseUrl base;

  public ScheduleResource(Database database, BaseUrl base) {
    this.database = database;
    this.base = base;
  }

  /** Something that is planned, and for what. */
  record Entry(
      String type,
      UUID id,
      UUID articleId,
      String title,
      @JsonUnwrapped ScheduledView scheduled,
      Links links) {}

  /** Where staff find the thing. */
  record Links(String self) {}

  @GET
  @Requires({Scope.CONTENT, Scope.PUBLISH})
  public Listing<Entry> list(
      @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(100) int limit,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("failed") @Nullable Boolean failed) {
    Optional<Cursor> place = Optional.ofNullable(cursor).map(text -> Cursor.decode(text, LIST));
    List<ScheduledAction> found =
        database.read(
            handle ->
                handle.attach(ScheduleDao.class).list(Optional.ofNullable(failed), place, limit));
    return Listing.of(
        Page.cut(found, limit, last -> new Cursor(last.at(), last.objectId()).encode(LIST))
            .map(this::entry));
  }

  private Entry entry(ScheduledAction action) {
    String self = "%s/admin/%ss/%s".formatted(base.api(), action.type(), action.objectId());
    return new Entry(
        action.type(),
        action.objectId(),
        action.articleId(),
        action.title(),
        ScheduledView.of(List.of(action)).get(0),
        new Links(self));
  }
}
