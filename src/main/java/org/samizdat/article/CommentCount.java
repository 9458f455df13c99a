package org.samizdat.article;

import java.util.UUID;
import org.samizdat.change.PublicWrite;

/** Keeps the number of an article's public comments. */
public final class CommentCount {
  private CommentCount() {}

  /**
   * Takes note of one more (+1) or less (-1), or that one looks different (0). Nobody else changes
   * the article from then on until the transaction ends, so whoever tells of it reads it
   * afterwards.
   */
  public static void add(PublicWrite write, UUID article, int difference) {
    ArticleDao articles = write.attach(ArticleDao.class);
    articles.countComments(article, difference, write.now());
    if (difference != 0) {
      articles.find(article).ifPresent(new ArticleAnnouncement(write)::touched);
    }
  }
}
