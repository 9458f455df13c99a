package org.samizdat.feed;

import java.util.function.BiFunction;
import org.samizdat.http.BaseUrl;
import org.samizdat.json.WireName;

/** In which format a feed is given; its name is the ending of the address. */
enum FeedFormat {
  JSON("application/feed+json", JsonFeed::write),
  ATOM("application/atom+xml; charset=utf-8", AtomFeed::write),
  RSS("application/rss+xml; charset=utf-8", RssFeed::write);

  private final String mediaType;
  private final BiFunction<FeedPage, BaseUrl, byte[]> writer;

  FeedFormat(String mediaType, BiFunction<FeedPage, BaseUrl, byte[]> writer) {
    this.mediaType = mediaType;
    this.writer = writer;
  }

  String mediaType() {
    return mediaType;
  }

  String ending() {
    return "." + WireName.of(this);
  }

  byte[] write(FeedPage page, BaseUrl base) {
    return writer.apply(page, base);
  }
}
