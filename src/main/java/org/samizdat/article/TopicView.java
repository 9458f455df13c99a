package org.samizdat.article;

import org.samizdat.http.BaseUrl;

/** A topic as the public sees it on an article. */
public record TopicView(String slug, String name, String url) {
  static TopicView of(Topic topic, BaseUrl base) {
    return new TopicView(topic.slug(), topic.name(), base.topic(topic.slug()));
  }
}
