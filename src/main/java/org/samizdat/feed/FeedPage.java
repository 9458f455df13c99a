package org.samizdat.feed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.samizdat.article.Byline;
import org.samizdat.article.LiveView;
import org.samizdat.article.Withdrawn;
import org.samizdat.http.BaseUrl;
import org.samizdat.http.Page;

/**
 * A page of a feed, whatever the format.
 *
 * @param address where it is for readers
 * @param id names the feed for ever
 * @param title plain text, as all but the HTML of items is
 * @param home where people read it
 * @param authors of items that name none
 * @param hub the WebSub hub that hears of changes
 * @param place where the page stands
 * @param live state of the live blog that it is the feed of
 * @param withdrawn what was withdrawn lately, on the first page
 */
record FeedPage(
    FeedAddress address,
    String id,
    String title,
    Optional<String> description,
    String home,
    String language,
    List<Byline> authors,
    Optional<String> hub,
    Place place,
    Optional<LiveView> live,
    List<FeedItem> items,
    List<Withdrawn> withdrawn) {

  /** Which page it is, and its neighbours. */
  record Place(Optional<String> cursor, int limit, Page page) {}

  /** When the latest thing on it changed; the epoch when there is nothing. */
  Instant updatedAt() {
    return Stream.concat(
            items.stream().map(FeedItem::updatedAt),
            withdrawn.stream().map(each -> each.withdrawal().at()))
        .max(Instant::compareTo)
        .orElse(Instant.EPOCH);
  }

  /**
   * Its own address first. That of the first page is what to subscribe to, whatever the limit;
   * other pages are theirs alone, and no hub is told of them.
   */
  List<FeedLink> links(BaseUrl base, FeedFormat format) {
    List<FeedLink> links = new ArrayList<>();
    String first = address.first(base, format);
    links.add(new FeedLink("self", place.cursor().map(at -> page(base, format, at)).orElse(first)));
    hub.filter(url -> place.cursor().isEmpty())
        .ifPresent(url -> links.add(new FeedLink("hub", url)));
    next(base, format).ifPresent(url -> links.add(new FeedLink("next", url)));
    place
        .page()
        .previous()
        .ifPresent(at -> links.add(new FeedLink("previous", page(base, format, at))));
    return links;
  }

  /** The same with the other places of a paged feed (RFC 5005 §3). */
  List<FeedLink> allLinks(BaseUrl base, FeedFormat format) {
    List<FeedLink> links = new ArrayList<>(links(base, format));
    links.add(new FeedLink("first", address.first(base, format)));
    links.add(new FeedLink("current", address.first(base, format)));
    return links;
  }

  Optional<String> next(BaseUrl base, FeedFormat format) {
    return place.page().next().map(at -> page(base, format, at));
  }

  private String page(BaseUrl base, FeedFormat format, String cursor) {
    return address.page(base, format, place.limit(), cursor);
  }
}
