package org.samizdat.format;

import io.dropwizard.jersey.setup.JerseyEnvironment;
import java.time.Clock;
import org.samizdat.article.AppealsInForce;
import org.samizdat.article.NextChange;
import org.samizdat.database.Database;
import org.samizdat.http.BaseUrl;
import org.samizdat.site.SiteConfiguration;

/** Puts the resources of all formats together. */
public final class Formats {
  private Formats() {}

  public static void register(
      JerseyEnvironment jersey,
      Database database,
      BaseUrl base,
      SiteConfiguration site,
      AppealsInForce appeals,
      NextChange next,
      Clock clock) {
    jersey.register(new ArticleFormatResource(database, base, site, next));
    jersey.register(new UpdateFormatResource(database, base, site, next));
    jersey.register(new EventFormatResource(database, base, site, next));
    jersey.register(new AppealFormatResource(database, base, site, appeals, next, clock));
    jersey.register(new OembedResource(database, base, site, next));
  }
}
