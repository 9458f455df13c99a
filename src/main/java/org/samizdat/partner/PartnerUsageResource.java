package org.samizdat.partner;

import io.dropwizard.auth.Auth;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.samizdat.access.Actor;
import org.samizdat.access.Requires;
import org.samizdat.access.Scope;

/** How much partners ask for, under {@code /v1/admin/partner-usage}. */
@Path("/v1/admin/partner-usage")
@Produces(MediaType.APPLICATION_JSON)
public final class PartnerUsageResource {
  private final PartnerUsage usage;

  PartnerUsageResource(PartnerUsage usage) {
    this.usage = usage;
  }

  /** Days and partners on which there were requests. */
  record UsageList(List<PartnerUsageDao.DayUsage> items) {}

  @GET
  @Requires(Scope.ADMIN)
  public UsageList list(
      @Auth Actor actor, @QueryParam("days") @DefaultValue("31") @Min(1) @Max(366) int days) {
    return new UsageList(usage.last(days));
  }
}
