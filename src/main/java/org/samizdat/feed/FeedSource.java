package org.samizdat.feed;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.samizdat.article.Byline;
import org.samizdat.article.NextChange;
import org.samizdat.article.Withdrawn;
import org.samizdat.database.Database;
import org.samizdat.http.BaseUrl;
import org.samizdat.http.CachePolicy;
import org.samizdat.http.PublicAnswer;
import org.samizdat.site.SiteConfiguration;

/**
 * What all feeds are made from.
 *
 * @param hub the WebSub hub that hears of changes
 * @param next when time will change what is public
 */
record FeedSource(
    Database database,
    BaseUrl base,
    SiteConfiguration site,
    Optional<String> hub,
    NextChange next,
    Clock clock) {
  private static final Duration WITHDRAWN_TOLD = Duration.ofDays(30);
  private static final int MAX_WITHDRAWN = 100;

  /** Reads what was withdrawn since a time, so many at most. */
  interface WithdrawnSince {
    List<Withdrawn> read(Instant since, int limit);
  }

  /** What was withdrawn lately; the first page of a feed says so. */
  List<Withdrawn> withdrawn(FeedParameters page, WithdrawnSince reading) {
    return page.cursor().isPresent()
        ? List.of()
        : reading.read(clock.instant().minus(WITHDRAWN_TOLD), MAX_WITHDRAWN);
  }

  /** Who answers for what bears no name. */
  List<Byline> publisher() {
    return List.of(new Byline(site.publisherName(), Optional.empty(), site.publisherUrl()));
  }

  /** A page with its links in the header too. */
  PublicAnswer answer(FeedPage page, FeedFormat format, CachePolicy policy) {
    String links =
        page.links(base, format).stream()
            .map(link -> "<%s>; rel=\"%s\"".formatted(link.href(), link.rel()))
            .collect(Collectors.joining(", "));
    return PublicAnswer.of(format.write(page, base), policy)
        .as(format.mediaType())
        .link(Optional.of(links));
  }
}
