package org.samizdat.feed;

import io.dropwizard.core.setup.Environment;
import java.time.Clock;
import java.util.Optional;
import org.samizdat.article.NextChange;
import org.samizdat.change.ChangeTail;
import org.samizdat.database.Database;
import org.samizdat.http.BaseUrl;
import org.samizdat.site.SiteConfiguration;

/** Puts together all that is served to feed readers and search engines, and told to the hub. */
public final class Feeds {
  private final FeedSource source;

  /**
   * @param next when time will change what is public
   */
  public Feeds(
      FeedConfiguration feeds,
      SiteConfiguration site,
      Database database,
      BaseUrl base,
      NextChange next,
      Clock clock) {
    this.source = new FeedSource(database, base, site, feeds.hub(), next, clock);
  }

  /** Serves the feeds; with a hub, tells it whenever the tail has seen a change. */
  public void register(Environment environment, ChangeTail tail) {
    environment.jersey().register(new SiteFeedResource(source));
    environment.jersey().register(new TopicFeedResource(source));
    environment.jersey().register(new LiveBlogFeedResource(source));
    environment.jersey().register(new CorrectionFeedResource(source));
    environment.jersey().register(new SitemapResource(source));
    Optional<HubPings> pings =
        source
            .hub()
            .map(url -> new Hub(url, "samizdat (+" + source.base().value() + ")"))
            .map(hub -> new HubPings(source.database(), source.clock(), source.base(), hub));
    pings.ifPresent(
        each -> {
          environment.lifecycle().manage(each);
          tail.subscribe(changes -> each.poke());
        });
  }
}
