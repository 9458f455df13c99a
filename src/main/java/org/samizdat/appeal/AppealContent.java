package org.samizdat.appeal;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.samizdat.article.DonationChannel;
import org.samizdat.article.LanguageTag;
import org.samizdat.text.Slugs;

/**
 * What an editor writes of an appeal.
 *
 * @param slug made of the title when absent; fixed once the appeal was public
 * @param language the site's when absent
 * @param body Markdown
 * @param callToAction a few words, as on a button
 * @param topic its topic, when the scope is one
 * @param articleId its article, when the scope is one
 * @param priority 0 to 100; the highest comes first
 * @param validFrom when it begins; at publication when absent
 * @param validUntil when it ends; by hand when absent
 */
public record AppealContent(
    Optional<
            @Size(max = Slugs.MAX_LENGTH)
            @Pattern(
                regexp = Slugs.PATTERN,
                message = "must be a slug: a-z, 0-9 and single hyphens")
            String>
        slug,
    Optional<@LanguageTag String> language,
    @NotBlank @Size(max = 300) String title,
    Optional<@Size(max = 20_000) String> body,
    Optional<@Size(max = 200) String> callToAction,
    @Size(max = 20) List<@NotNull @Valid DonationChannel> channels,
    Optional<@Valid Goal> goal,
    AppealScope scope,
    Optional<@Size(max = Slugs.MAX_LENGTH) String> topic,
    Optional<UUID> articleId,
    @Min(0) @Max(100) Integer priority,
    Optional<Instant> validFrom,
    Optional<Instant> validUntil) {

  /**
   * What is to be reached.
   *
   * @param currency ISO 4217
   * @param asOf when {@code raised} was counted
   */
  public record Goal(
      @NotNull @PositiveOrZero BigDecimal amount,
      @NotBlank @Size(max = 3) String currency,
      Optional<@PositiveOrZero BigDecimal> raised,
      Optional<Instant> asOf) {}

  /** What was left out gets its default. */
  public AppealContent {
    channels = orEmpty(channels);
    scope = scope == null ? AppealScope.SITE : scope;
    priority = priority == null ? 0 : priority;
  }

  private static <T> List<T> orEmpty(@Nullable List<T> list) {
    return list == null ? List.of() : list;
  }

  public AppealContent with(
      Optional<String> newSlug, Optional<String> newLanguage, Optional<String> newBody) {
    return new AppealContent(
        newSlug,
        newLanguage,
        title,
        newBody,
        callToAction,
        channels,
        goal,
        scope,
        topic,
        articleId,
        priority,
        validFrom,
        validUntil);
  }

  AppealContent withChannels(List<DonationChannel> next) {
    return new AppealContent(
        slug,
        language,
        title,
        body,
        callToAction,
        next,
        goal,
        scope,
        topic,
        articleId,
        priority,
        validFrom,
        validUntil);
  }
}
