package org.samizdat.article;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.samizdat.text.Slugs;

/**
 * What an editor writes, and what each revision keeps.
 *
 * @param slug made from the headline when absent; kept on later edits when absent
 * @param language BCP 47; the site's when absent
 * @param body Markdown (CommonMark)
 * @param coverageStartsAt of a live blog that is announced before it begins
 * @param commentsOpen whether readers can comment; they can when absent
 * @param commentsCloseAt when they no longer can
 * @param embargoedUntil when it can be public at the earliest
 * @param editorNote for staff only
 */
public record ArticleContent(
    Optional<
            @Size(max = 100)
            @Pattern(
                regexp = Slugs.PATTERN,
                message = "must be a slug: a-z, 0-9 and single hyphens")
            String>
        slug,
    ArticleKind kind,
    Optional<@LanguageTag String> language,
    Optional<@Size(max = 200) String> kicker,
    @NotBlank @Size(max = 300) String headline,
    Optional<@Size(max = 2000) String> standfirst,
    Optional<@Size(max = 200_000) String> body,
    @Size(max = 20) List<@NotNull @Valid Byline> bylines,
    @Size(max = 20) List<@NotNull @Valid TopicName> topics,
    @Size(max = 20) List<@NotNull @Valid Place> places,
    Boolean breaking,
    Optional<Instant> coverageStartsAt,
    @Size(max = 50) List<@NotNull @Valid Media> media,
    @Size(max = 50) List<@NotNull @Valid RelatedLink> relatedLinks,
    @Size(max = 50) List<@NotNull @Valid Translation> translations,
    @Size(max = 20) List<@NotNull @Valid CallToAction> callsToAction,
    Optional<@Valid Rights> rights,
    Boolean commentsOpen,
    Optional<Instant> commentsCloseAt,
    Optional<Instant> embargoedUntil,
    Optional<@Size(max = 2000) String> editorNote) {

  /** Stands where a text was erased that must not be empty. */
  public static final String ERASED = "[erased]";

  /** What was left out gets its default. */
  public ArticleContent {
    kind = kind == null ? ArticleKind.ARTICLE : kind;
    breaking = breaking != null && breaking;
    commentsOpen = commentsOpen == null || commentsOpen;
    bylines = orEmpty(bylines);
    topics = orEmpty(topics);
    places = orEmpty(places);
    media = orEmpty(media);
    relatedLinks = orEmpty(relatedLinks);
    translations = orEmpty(translations);
    callsToAction = orEmpty(callsToAction);
    embargoedUntil = embargoedUntil.map(end -> end.truncatedTo(ChronoUnit.MICROS));
  }

  private static <T> List<T> orEmpty(@Nullable List<T> list) {
    return list == null ? List.of() : list;
  }

  /** What stands where something was erased. */
  static ArticleContent erased(ArticleKind kind) {
    return new ArticleContent(
        Optional.empty(),
        kind,
        Optional.empty(),
        Optional.empty(),
        ERASED,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        false,
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** The same with another slug, language, topics and body; these four are stored beside it. */
  public ArticleContent with(
      Optional<String> newSlug,
      Optional<String> newLanguage,
      List<TopicName> newTopics,
      Optional<String> newBody) {
    return new ArticleContent(
        newSlug,
        kind,
        newLanguage,
        kicker,
        headline,
        standfirst,
        newBody,
        bylines,
        newTopics,
        places,
        breaking,
        coverageStartsAt,
        media,
        relatedLinks,
        translations,
        callsToAction,
        rights,
        commentsOpen,
        commentsCloseAt,
        embargoedUntil,
        editorNote);
  }

  /** The same without room for more comments. */
  ArticleContent withCommentsClosed() {
    return new ArticleContent(
        slug,
        kind,
        language,
        kicker,
        headline,
        standfirst,
        body,
        bylines,
        topics,
        places,
        breaking,
        coverageStartsAt,
        media,
        relatedLinks,
        translations,
        callsToAction,
        rights,
        false,
        commentsCloseAt,
        embargoedUntil,
        editorNote);
  }

  /** The same with other media. */
  public ArticleContent withMedia(List<Media> newMedia) {
    return new ArticleContent(
        slug,
        kind,
        language,
        kicker,
        headline,
        standfirst,
        body,
        bylines,
        topics,
        places,
        breaking,
        coverageStartsAt,
        newMedia,
        relatedLinks,
        translations,
        callsToAction,
        rights,
        commentsOpen,
        commentsCloseAt,
        embargoedUntil,
        editorNote);
  }

  /** Until when it must not be public, if that is still to come. */
  Optional<Instant> embargo(Instant now) {
    return embargoedUntil.filter(now::isBefore);
  }

  /** The same with another body. */
  public ArticleContent withBody(Optional<String> newBody) {
    return with(slug, language, topics, newBody);
  }
}
