package org.samizdat.feed;

import java.net.URI;
import java.net.URLConnection;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.samizdat.article.ArticleLink;
import org.samizdat.article.ArticleSummaryView;
import org.samizdat.article.ArticleText;
import org.samizdat.article.Byline;
import org.samizdat.article.CorrectionNote;
import org.samizdat.article.LiveView;
import org.samizdat.article.MediaView;
import org.samizdat.article.TopicView;
import org.samizdat.correction.CorrectionView;
import org.samizdat.update.UpdateView;

/**
 * An article, or an update of a live blog, as an item of a feed.
 *
 * @param title plain text
 * @param html the whole text
 * @param updatedAt when readers were last told something else (RFC 4287 §4.2.15)
 * @param extension what JSON Feed has no member for
 */
record FeedItem(
    UUID uuid,
    String url,
    String title,
    String html,
    Optional<String> summary,
    String language,
    List<Byline> authors,
    List<TopicView> topics,
    List<Attachment> attachments,
    Instant publishedAt,
    Instant updatedAt,
    FeedExtension extension) {

  /** A medium whose type is known, or can be told from its name. */
  record Attachment(String url, String mediaType, String title) {
    boolean isPicture() {
      return mediaType.startsWith("image/");
    }

    private static Stream<Attachment> of(MediaView media) {
      URI url = URI.create(media.url());
      return media
          .contentType()
          .or(() -> Optional.ofNullable(URLConnection.guessContentTypeFromName(url.getPath())))
          .map(type -> new Attachment(media.url(), type, media.alt()))
          .stream();
    }
  }

  /** What names this thing for ever in every feed, wherever the server and its pages move. */
  static String id(UUID uuid) {
    return "urn:uuid:" + uuid;
  }

  String id() {
    return id(uuid);
  }

  Optional<String> picture() {
    return attachments.stream().filter(Attachment::isPicture).map(Attachment::url).findFirst();
  }

  /**
   * @param said when its last significant revision was made; its updates are told of besides
   */
  static FeedItem of(ArticleText article, Optional<Instant> said) {
    ArticleSummaryView summary = article.summary();
    return new FeedItem(
        summary.id(),
        summary.url(),
        title(summary),
        article.body().html(),
        summary.standfirst(),
        summary.language(),
        summary.bylines(),
        summary.topics(),
        attachments(summary.media()),
        summary.publishedAt(),
        latest(
            summary.updatedAt(),
            summary.publishedAt(),
            said,
            summary
                .live()
                .flatMap(LiveView::latestUpdate)
                .map(LiveView.LatestUpdateView::publishedAt)),
        FeedExtension.of(summary));
  }

  /** Kicker and headline. */
  static String title(ArticleSummaryView article) {
    return joined(article.kicker(), Optional.of(article.headline()));
  }

  /**
   * Whose names stand above the live blog stand above its feed.
   *
   * @param said when its last significant revision was made
   */
  static FeedItem of(UpdateView update, ArticleSummaryView liveBlog, Optional<Instant> said) {
    return new FeedItem(
        update.id(),
        update.url(),
        joined(Optional.of(update.displayTime()), update.headline().or(update::summary)),
        UpdateHtml.of(update),
        update.summary(),
        liveBlog.language(),
        List.of(),
        liveBlog.topics(),
        attachments(update.media()),
        update.publishedAt(),
        latest(update.updatedAt(), update.publishedAt(), said),
        FeedExtension.of(update));
  }

  /** In the language of the site, whose article may be gone. */
  static FeedItem of(CorrectionView correction, String language) {
    CorrectionNote note = correction.note();
    String kind = CorrectionHtml.name(note.kind());
    return new FeedItem(
        note.id(),
        correction.url(),
        joined(Optional.of(kind), correction.article().map(ArticleLink::headline)),
        CorrectionHtml.of(note, correction.article()),
        Optional.of(note.reason()),
        language,
        List.of(),
        List.of(),
        List.of(),
        note.publishedAt(),
        note.publishedAt(),
        FeedExtension.of(correction));
  }

  /** The latest of what was said, which is no later than the last change of any kind. */
  @SafeVarargs
  private static Instant latest(
      Instant changed, Instant published, Optional<Instant>... significant) {
    Instant said =
        Stream.of(significant)
            .flatMap(Optional::stream)
            .max(Comparator.naturalOrder())
            .filter(published::isBefore)
            .orElse(published);
    return said.isBefore(changed) ? said : changed;
  }

  private static String joined(Optional<String> before, Optional<String> behind) {
    return Stream.of(before, behind).flatMap(Optional::stream).collect(Collectors.joining(": "));
  }

  private static List<Attachment> attachments(List<MediaView> media) {
    return media.stream().flatMap(Attachment::of).toList();
  }
}
