package org.samizdat.format;

import java.nio.charset.StandardCharsets;
import org.jdbi.v3.core.Handle;
import org.samizdat.article.Article;
import org.samizdat.article.ArticleResource;
import org.samizdat.article.NextChange;
import org.samizdat.http.PublicAnswer;

/** Makes answers that are cached as the article is, whose other form they are. */
final class PublicFormat {
  private final NextChange next;

  PublicFormat(NextChange next) {
    this.next = next;
  }

  PublicAnswer of(Handle handle, Article article, Object entity) {
    return PublicAnswer.of(entity, ArticleResource.policy(article))
        .tags(ArticleResource.tags(article))
        .tags(article.topicSlugs().stream().map(topic -> "topic:" + topic).toList())
        .lastModified(article.changedAt())
        .until(next.of(handle, article));
  }

  PublicAnswer ofText(Handle handle, Article article, String type, String text) {
    return of(handle, article, text.getBytes(StandardCharsets.UTF_8)).as(type + "; charset=utf-8");
  }
}
