package org.samizdat.article;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.samizdat.problem.ProblemException;

/** How an address names an article: by its id, or by a slug that it has or once had. */
public record ArticleRef(String text) {
  private static final Pattern UUID_FORM =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  public boolean isId() {
    return UUID_FORM.matcher(text).matches();
  }

  Optional<UUID> id(ArticleDao articles) {
    return isId()
        ? Optional.of(UUID.fromString(text.toLowerCase(Locale.ROOT)))
        : articles.idOfSlug(text);
  }

  public ProblemException notFound() {
    return ProblemException.notFound("Article '%s'".formatted(text));
  }
}
