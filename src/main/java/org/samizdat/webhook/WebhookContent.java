package org.samizdat.webhook;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.samizdat.article.LanguageTag;
import org.samizdat.change.ChangeFilter;
import org.samizdat.change.ChangeType;
import org.samizdat.text.Slugs;
import org.samizdat.text.Urls;

/**
 * What staff say of a webhook.
 *
 * @param url where messages are sent
 * @param description whose it is
 * @param types these alone; all where empty
 * @param topics articles in one of these topics alone, and what belongs to them; all where empty
 * @param language articles in this language alone, and what belongs to them
 */
public record WebhookContent(
    @NotBlank @Size(max = 2000) String url,
    Optional<@Size(max = 300) String> description,
    @Size(max = 7) List<@NotNull ChangeType> types,
    @Size(max = 20)
        List<
                @NotNull @Size(max = Slugs.MAX_LENGTH)
                @Pattern(
                    regexp = Slugs.PATTERN,
                    message = "must be a slug: a-z, 0-9 and single hyphens")
                String>
            topics,
    Optional<@LanguageTag String> language) {

  /** What was left out gets its default. */
  public WebhookContent {
    url = url == null ? url : Urls.encoded(url);
    types = orEmpty(types);
    topics = orEmpty(topics);
  }

  private static <T> List<T> orEmpty(@Nullable List<T> list) {
    return list == null ? List.of() : list;
  }

  ChangeFilter filter() {
    return new ChangeFilter(
        new LinkedHashSet<>(types),
        new LinkedHashSet<>(topics),
        Optional.empty(),
        language.map(tag -> Locale.forLanguageTag(tag).toLanguageTag()));
  }
}
