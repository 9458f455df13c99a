package org.samizdat.article;

import java.time.Instant;
import java.util.Optional;
import org.samizdat.http.BaseUrl;

/**
 * What an article says of its comments.
 *
 * @param open whether it takes them
 * @param closesAt when it will stop
 */
public record CommentsView(boolean open, int count, Optional<Instant> closesAt, String url) {
  static CommentsView of(Article article, BaseUrl base) {
    return new CommentsView(
        article.content().commentsOpen(),
        article.discussion().count(),
        article.content().commentsCloseAt(),
        base.article(article.slug()) + "/comments");
  }
}
