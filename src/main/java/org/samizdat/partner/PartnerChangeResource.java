package org.samizdat.partner;

import io.dropwizard.auth.Auth;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.samizdat.access.Actor;
import org.samizdat.access.Requires;
import org.samizdat.access.Scope;
import org.samizdat.change.Change;
import org.samizdat.change.ChangeLog;
import org.samizdat.change.ChangeToken;
import org.samizdat.database.Database;
import org.samizdat.follow.ChangeView;
import org.samizdat.follow.ChangeViews;
import org.samizdat.http.BaseUrl;
import org.samizdat.http.CachePolicy;
import org.samizdat.http.PublicAnswer;
import org.samizdat.problem.ProblemException;
import org.samizdat.problem.ProblemType;

/**
 * What changed for a partner: the public log, and beside it all that is under embargo now, which is
 * in no log.
 */
@Path("/v1/partner/changes")
@Produces(MediaType.APPLICATION_JSON)
public final class PartnerChangeResource {
  private static final String NOW = "now";

  private final Database database;
  private final BaseUrl base;
  private final ChangeViews views;
  private final PartnerItems items;

  PartnerChangeResource(Database database, BaseUrl base, ChangeViews views, PartnerItems items) {
    this.database = database;
    this.base = base;
    this.views = views;
    this.items = items;
  }

  /** The answer. */
  record PartnerChanges(
      List<ChangeView> changes, List<PartnerItem> embargoed, String next, boolean hasMore) {}

  @GET
  @Requires(Scope.PARTNER)
  public Response list(
      @Auth Actor partner,
      @QueryParam("since") @DefaultValue(NOW) @Size(max = 4_000) String since,
      @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
      @Context Request request) {
    return database.read(
        handle ->
            PublicAnswer.of(changes(handle, partner, since, limit), CachePolicy.LIST_HEAD)
                .to(request));
  }

  private PartnerChanges changes(Handle handle, Actor partner, String since, int limit) {
    ChangeLog.State log = ChangeLog.state(handle);
    ChangeToken from = since.equals(NOW) ? ChangeToken.at(log.epoch(), log.head()) : token(since);
    log.refusal(from.epoch(), from.seq())
        .ifPresent(
            why -> {
              throw new ProblemException(ProblemType.SYNC_TOKEN_EXPIRED, why)
                  .with("startAgain", base.api() + "/partner/changes?since=" + NOW);
            });
    List<Change> rows = ChangeLog.after(handle, from.seq(), limit);
    long at = rows.isEmpty() ? from.seq() : rows.get(rows.size() - 1).seq();
    PartnerFilter filter = new PartnerFilter(partner.reach());
    return new PartnerChanges(
        rows.stream().filter(filter::follows).map(views::bare).toList(),
        items.embargoed(handle, partner),
        ChangeToken.at(log.epoch(), at).encode(),
        at < log.head());
  }

  private static ChangeToken token(String since) {
    return ChangeToken.decode(since)
        .filter(token -> token.walk().isEmpty())
        .orElseThrow(
            () ->
                ProblemException.invalidParameter(
                    "since", "takes now, or next of an earlier answer"));
  }
}
