package org.samizdat.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.samizdat.article.Article;
import org.samizdat.article.ArticleRef;
import org.samizdat.article.PublicArticles;
import org.samizdat.update.UpdateDays;

/** Reads what belongs to one day. */
final class Day {
  private static final int MAX_ITEMS = 100;

  private final Handle handle;
  private final CalendarFilter filter;
  private final LocalDate day;
  private final CalendarLinks links;

  Day(Handle handle, CalendarFilter filter, LocalDate day, CalendarLinks links) {
    this.handle = handle;
    this.filter = filter;
    this.day = day;
    this.links = links;
  }

  DayView view() {
    Instant from = filter.start(day);
    Instant to = filter.start(day.plusDays(1));
    Archive archive = new Archive(handle, filter, links.base());
    Contents contents = archive.days(day, day.plusDays(1));
    Counts counts = contents.total();
    return new DayView(
        day,
        filter.zone().getId(),
        filter.language(),
        filter.topic(),
        from,
        to,
        counts.articles(),
        counts.updates(),
        counts.events(),
        publications(from, to),
        liveBlogs(from, to),
        contents.events(),
        archive.lastBefore(day).map(links::day),
        archive.firstFrom(day.plusDays(1)).map(links::day),
        DayView.DayLinks.of(day, from, to, links));
  }

  private List<DayView.Publication> publications(Instant from, Instant to) {
    return PublicArticles.between(handle, from, to, filter.language(), filter.topic(), MAX_ITEMS)
        .stream()
        .map(article -> DayView.Publication.of(article, links.base()))
        .toList();
  }

  private List<DayView.LiveBlog> liveBlogs(Instant from, Instant to) {
    return UpdateDays.growth(handle, from, to, MAX_ITEMS).stream()
        .flatMap(growth -> liveBlog(growth).stream())
        .toList();
  }

  private Optional<DayView.LiveBlog> liveBlog(UpdateDays.Growth growth) {
    return PublicArticles.any(handle, new ArticleRef(growth.articleId().toString()))
        .filter(this::isWanted)
        .map(article -> DayView.LiveBlog.of(article, growth.updates(), links.base()));
  }

  private boolean isWanted(Article article) {
    boolean language =
        filter
            .language()
            .map(tag -> article.language().equals(tag) || article.language().startsWith(tag + "-"))
            .orElse(true);
    return language && filter.topic().map(article.topicSlugs()::contains).orElse(true);
  }
}
