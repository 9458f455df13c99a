package org.samizdat.feed;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.samizdat.article.ArticleKind;
import org.samizdat.article.ArticleSummaryView;
import org.samizdat.article.CorrectionKind;
import org.samizdat.article.CorrectionNote;
import org.samizdat.article.LiveView;
import org.samizdat.correction.CorrectionView;
import org.samizdat.text.TimePrecision;
import org.samizdat.update.Attribution;
import org.samizdat.update.Claim;
import org.samizdat.update.UpdateView;
import org.samizdat.update.Verification;

/** The {@code _samizdat} of an item of JSON Feed, which has no member for this. */
sealed interface FeedExtension {
  static FeedExtension of(ArticleSummaryView article) {
    return new OfArticle(
        article.kind(),
        article.revision(),
        article.breaking(),
        article.live(),
        article.links().feed());
  }

  static FeedExtension of(UpdateView update) {
    return new OfUpdate(
        update.revision(),
        update.displayTime(),
        update.occurredAt(),
        update.occurredAtPrecision(),
        update.attribution(),
        update.verification(),
        update.keyEvent(),
        update.pinned(),
        update.claims(),
        update.corrections());
  }

  static FeedExtension of(CorrectionView correction) {
    CorrectionNote note = correction.note();
    return new OfCorrection(
        note.kind(), correction.target(), note.wrong(), note.right(), note.reason());
  }

  /** Of a correction. */
  record OfCorrection(
      CorrectionKind correction,
      CorrectionView.Target target,
      Optional<String> wrong,
      Optional<String> right,
      String reason)
      implements FeedExtension {}

  /**
   * Of an article.
   *
   * @param feedUrl the feed of its own that a live blog has
   */
  record OfArticle(
      ArticleKind kind,
      int revision,
      boolean breaking,
      Optional<LiveView> live,
      Optional<String> feedUrl)
      implements FeedExtension {}

  /** Of an update. */
  record OfUpdate(
      int revision,
      String displayTime,
      Instant occurredAt,
      TimePrecision occurredAtPrecision,
      Optional<Attribution> attribution,
      Verification verification,
      boolean keyEvent,
      boolean pinned,
      List<Claim> claims,
      Optional<List<CorrectionNote>> corrections)
      implements FeedExtension {}
}
