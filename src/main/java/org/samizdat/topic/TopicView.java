package org.samizdat.topic;

import java.time.Instant;
import java.util.Optional;
import org.samizdat.http.BaseUrl;

/**
 * A topic as everyone sees it.
 *
 * @param articleCount published articles
 * @param latestAt publication of the latest of them
 */
public record TopicView(
    String slug,
    String name,
    Optional<String> description,
    int articleCount,
    Optional<Instant> latestAt,
    String url) {

  static TopicView of(TopicRowDao.TopicRow row, BaseUrl base) {
    return new TopicView(
        row.slug(),
        row.name(),
        row.description(),
        row.articleCount(),
        row.latestAt(),
        base.topic(row.slug()));
  }
}
