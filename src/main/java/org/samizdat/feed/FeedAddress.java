package org.samizdat.feed;

import jakarta.ws.rs.core.UriBuilder;
import java.util.Optional;
import org.samizdat.http.BaseUrl;

/**
 * Where a feed is, in any format.
 *
 * @param path below {@code /v1}, without the ending
 * @param language the only one that it has
 */
record FeedAddress(String path, Optional<String> language) {
  private static final String FEED = "/feed";

  static FeedAddress ofSite(Optional<String> language) {
    return new FeedAddress(FEED, language);
  }

  static FeedAddress ofTopic(String slug, Optional<String> language) {
    return new FeedAddress("/topics/" + slug + FEED, language);
  }

  static FeedAddress ofCorrections(Optional<String> language) {
    return new FeedAddress("/corrections" + FEED, language);
  }

  /**
   * @param article slug or id
   */
  static FeedAddress ofLiveBlog(String article) {
    return new FeedAddress("/articles/" + article + FEED, Optional.empty());
  }

  /** What names the feed, whatever its format and page; nothing is to be found there. */
  String id(BaseUrl base) {
    return url(base, "").build().toString();
  }

  /** Its first page, which is what readers subscribe to. */
  String first(BaseUrl base, FeedFormat format) {
    return url(base, format.ending()).build().toString();
  }

  String page(BaseUrl base, FeedFormat format, int limit, String cursor) {
    UriBuilder address = url(base, format.ending());
    if (limit != FeedParameters.LIMIT) {
      address.queryParam("limit", limit);
    }
    return address.queryParam("cursor", cursor).build().toString();
  }

  private UriBuilder url(BaseUrl base, String ending) {
    UriBuilder address = UriBuilder.fromUri(base.api() + path + ending);
    language.ifPresent(tag -> address.queryParam("language", tag));
    return address;
  }
}
