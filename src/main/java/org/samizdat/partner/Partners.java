package org.samizdat.partner;

import io.dropwizard.jersey.setup.JerseyEnvironment;
import java.time.Clock;
import org.samizdat.access.RateLimit;
import org.samizdat.database.Database;
import org.samizdat.follow.ChangeViews;
import org.samizdat.http.BaseUrl;
import org.samizdat.site.SiteConfiguration;

/** Puts together what partners can ask for. */
public final class Partners {
  private Partners() {}

  public static void register(
      PartnerConfiguration configuration,
      JerseyEnvironment jersey,
      Database database,
      BaseUrl base,
      SiteConfiguration site,
      ChangeViews views,
      Clock clock) {
    PartnerItems items = new PartnerItems(site, base);
    PartnerUsage usage = new PartnerUsage(database, clock);
    RateLimit limit =
        new RateLimit("partner", "requests with this token", configuration.perMinute());
    jersey.register(new PartnerGate(limit, usage));
    jersey.register(new PartnerArticleResource(database, base, items));
    jersey.register(new PartnerChangeResource(database, base, views, items));
    jersey.register(new PartnerExportResource(database, items));
    jersey.register(new PartnerUsageResource(usage));
  }
}
