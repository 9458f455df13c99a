package org.samizdat.feed;

import java.util.Optional;
import org.samizdat.article.HttpUrl;

/**
 * The {@code feeds} section of config.yml.
 *
 * @param hub address of a WebSub hub, which is told of changes
 */
public record FeedConfiguration(Optional<@HttpUrl String> hub) {
  /** An empty address is none. */
  public FeedConfiguration {
    hub = hub.filter(url -> !url.isEmpty());
  }
}
