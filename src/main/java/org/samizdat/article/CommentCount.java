package org.samizdat.article;

import org.samizdat.change.PublicWrite;

/** Keeps the number of an article's public comments. */
public final class CommentCount {
  private CommentCount() {}

  /** Takes note of one more (+1) or less (-1), or that one looks different (0). */
  public static void add(PublicWrite write, Article article, int difference) {
    write.attach(ArticleDao.class).countComments(article.id(), difference, write.now());
    if (difference != 0) {
      new ArticleAnnouncement(write).touched(article);
    }
  }
}
