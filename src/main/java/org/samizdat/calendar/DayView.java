package org.samizdat.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.samizdat.article.Article;
import org.samizdat.article.ArticleKind;
import org.samizdat.event.PublicEvents;
import org.samizdat.http.BaseUrl;

/**
 * A day: what was published, which live blogs grew, what happens.
 *
 * @param publications the first 100 articles, oldest first
 * @param liveBlogs the 100 that grew most
 * @param agenda events that take some of the day
 */
record DayView(
    LocalDate date,
    String timeZone,
    Optional<String> language,
    Optional<String> topic,
    Instant startsAt,
    Instant endsAt,
    int articles,
    int updates,
    int events,
    List<Publication> publications,
    List<LiveBlog> liveBlogs,
    List<PublicEvents.Entry> agenda,
    Optional<String> previous,
    Optional<String> next,
    DayLinks links) {

  /** An article that was first published on the day. */
  record Publication(
      UUID id,
      String slug,
      String url,
      ArticleKind kind,
      String language,
      String headline,
      Instant publishedAt) {
    static Publication of(Article article, BaseUrl base) {
      return new Publication(
          article.id(),
          article.slug(),
          base.article(article.slug()),
          article.content().kind(),
          article.language(),
          article.content().headline(),
          article.publishedAt().orElseThrow());
    }
  }

  /** A live blog, and how many updates it got on the day. */
  record LiveBlog(UUID id, String slug, String url, String language, String headline, int updates) {
    static LiveBlog of(Article article, int updates, BaseUrl base) {
      return new LiveBlog(
          article.id(),
          article.slug(),
          base.article(article.slug()),
          article.language(),
          article.content().headline(),
          updates);
    }
  }

  /** Where to go from here. */
  record DayLinks(String self, String month, String articles) {
    static DayLinks of(LocalDate day, Instant from, Instant to, CalendarLinks links) {
      return new DayLinks(
          links.day(day),
          links.month(YearMonth.from(day)),
          links.base().api() + "/articles?order=oldest&from=%s&to=%s".formatted(from, to));
    }
  }
}
