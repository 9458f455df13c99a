package org.samizdat.update;

import java.util.List;
import java.util.Optional;
import org.samizdat.article.Significance;

/**
 * Whether readers of an update are told something else: by its headline, text or summary, by what
 * is claimed, who says so, whether it is confirmed, or when it happened.
 */
final class UpdateSignificance {
  private UpdateSignificance() {}

  static boolean of(Update before, Update after, Optional<Boolean> said) {
    return Significance.of(before.isPublished(), after.isPublished(), said, changes(before, after));
  }

  private static boolean changes(Update before, Update after) {
    UpdateContent was = before.content();
    UpdateContent is = after.content();
    return !was.claims().equals(is.claims())
        || was.verification() != is.verification()
        || !was.attribution().equals(is.attribution())
        || !before.time().occurredAt().equals(after.time().occurredAt())
        || !Significance.isSame(texts(before), texts(after));
  }

  private static List<String> texts(Update update) {
    UpdateContent content = update.content();
    return List.of(
        content.headline().orElse(""), update.body().text(), content.summary().orElse(""));
  }
}
