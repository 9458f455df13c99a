package org.samizdat.update;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.samizdat.article.Article;
import org.samizdat.article.Coverage;
import org.samizdat.article.LiveView;
import org.samizdat.http.BaseUrl;
import org.samizdat.http.Page;

/**
 * A page of a live blog, with what stands beside it.
 *
 * @param total published updates of the live blog
 * @param keyEvents the newest key events, as an index of the day
 */
public record UpdateListing(
    List<UpdateView> items,
    Page page,
    int total,
    Optional<LiveView> live,
    Optional<UpdateView> pinned,
    List<KeyEventView> keyEvents) {
  private static final int MAX_KEY_EVENTS = 100;

  /** A key event in the index. */
  public record KeyEventView(
      UUID id,
      String url,
      String displayTime,
      Instant occurredAt,
      Optional<String> headline,
      Optional<String> summary) {}

  static UpdateListing of(
      Handle handle, Article article, Page.Cut<Update> page, BaseUrl base, boolean withLive) {
    UpdateDao updates = handle.attach(UpdateDao.class);
    Optional<UpdateView> pinned =
        article
            .coverage()
            .flatMap(Coverage::pinnedUpdateId)
            .flatMap(updates::find)
            .filter(Update::isPublished)
            .map(update -> UpdateView.of(update, article, base));
    return new UpdateListing(
        page.items().stream().map(update -> UpdateView.of(update, article, base)).toList(),
        page.page(),
        article.coverage().map(Coverage::updateCount).orElse(0),
        article
            .coverage()
            .filter(coverage -> withLive)
            .map(coverage -> LiveView.of(coverage, base)),
        pinned,
        updates.keyEvents(article.id(), MAX_KEY_EVENTS).stream()
            .map(
                event ->
                    new KeyEventView(
                        event.id(),
                        base.update(event.id()),
                        event.displayTime(),
                        event.occurredAt(),
                        event.headline(),
                        event.summary()))
            .toList());
  }
}
