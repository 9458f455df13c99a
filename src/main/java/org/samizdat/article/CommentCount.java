package org.samizdat.article;

import java.util.UUID;
import org.samizdat.change.PublicWrite;

/** Keeps the number of an article's public comments. */
public final class CommentCount {
  private CommentCount() {}

  /** Takes note of one more (+1) or less (-1), or that one looks different (0). */
  public static void add(PublicWrite write, UUID articleId, int difference) {
    write.attach(ArticleDao.class).countComments(articleId, difference, write.now());
  }
}
