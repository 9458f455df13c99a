package org.samizdat.article;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.samizdat.text.Wording;

/**
 * Whether readers of a revision are told something else than those of the one before: what feeds
 * and apps should show as an update. It is when it is published; when its words or figures change,
 * and not only how they look; when it is corrected; and when whoever edits it says so. Who says
 * that it is not, decides too.
 */
public final class Significance {
  private Significance() {}

  /** Of an article: its kicker, headline, standfirst and body. */
  static boolean of(Article before, Article after, Optional<Boolean> said) {
    return of(before.isPublic(), after.isPublic(), said, !isSame(texts(before), texts(after)));
  }

  /**
   * @param changed whether it says something else
   * @param said what its editor says about that
   */
  public static boolean of(
      boolean wasPublic, boolean isPublic, Optional<Boolean> said, boolean changed) {
    return isPublic && (!wasPublic || said.orElse(changed));
  }

  /** Whether texts say the same in the same words, one by one. */
  public static boolean isSame(List<String> before, List<String> after) {
    for (int i = 0; i < before.size(); i++) {
      if (!Wording.isSame(before.get(i), after.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static List<String> texts(Article article) {
    ArticleContent content = article.content();
    return List.of(
        content.kicker().orElse(""),
        content.headline(),
        content.standfirst().orElse(""),
        Objects.requireNonNull(article.body().map(Article.Body::text).orElse("")));
  }
}
