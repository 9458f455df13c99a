package org.samizdat.update;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.samizdat.article.Article;
import org.samizdat.article.CorrectionNote;
import org.samizdat.article.Coverage;
import org.samizdat.article.MediaView;
import org.samizdat.http.BaseUrl;
import org.samizdat.text.RichText;
import org.samizdat.text.TimePrecision;

/** An update as the public sees it. */
public record UpdateView(
    UUID id,
    UUID articleId,
    String url,
    Optional<String> headline,
    RichText body,
    String displayTime,
    Instant occurredAt,
    TimePrecision occurredAtPrecision,
    Optional<Attribution> attribution,
    Verification verification,
    boolean keyEvent,
    boolean pinned,
    Optional<String> summary,
    List<MediaView> media,
    List<Claim> claims,
    Optional<List<CorrectionNote>> corrections,
    Instant publishedAt,
    Instant updatedAt,
    int revision,
    Links links) {

  /** Where more about it is. */
  public record Links(String revisions) {}

  public static UpdateView of(Update update, Article article, BaseUrl base) {
    UpdateContent content = update.content();
    Instant publishedAt = update.publishedAt().orElseThrow();
    return new UpdateView(
        update.id(),
        update.articleId(),
        base.update(update.id()),
        content.headline(),
        new RichText(update.body().html(), update.body().text()),
        update.time().displayTime(),
        update.time().occurredAt(),
        update.time().precision(),
        content.attribution(),
        content.verification(),
        content.keyEvent(),
        article
            .coverage()
            .flatMap(Coverage::pinnedUpdateId)
            .filter(update.id()::equals)
            .isPresent(),
        content.summary(),
        content.media().stream().map(each -> MediaView.of(each, base)).toList(),
        content.claims(),
        Optional.of(update.corrections()).filter(list -> !list.isEmpty()),
        publishedAt,
        update.editedAt(),
        update.revision(),
        new Links(base.update(update.id()) + "/revisions"));
  }
}
