package org.samizdat.article;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.samizdat.change.ChangeLog;
import org.samizdat.schedule.DueWork;
import org.samizdat.schedule.NoLongerDue;

/**
 * What time does to articles by itself: it begins and ends live blogs and closes comments, each in
 * a write, so that everyone hears of it.
 */
public final class ArticleTimes {
  /**
   * One thing that time does.
   *
   * @param due the articles to look at
   * @param at when it is to be done with an article, if at all
   */
  private record Work(
      String name,
      BiFunction<ArticleTimeDao, Instant, List<UUID>> due,
      Function<Article, Optional<Instant>> at,
      ArticleStep step) {}

  private final Optional<Duration> quiet;
  private final List<Work> works;

  public ArticleTimes(LiveConfiguration live) {
    this.quiet = live.endAfter();
    Work begin =
        new Work(
            "Beginning live blogs",
            ArticleTimeDao::toBegin,
            Article::coverageStart,
            ArticleStep.begun());
    Work close =
        new Work(
            "Closing comments",
            ArticleTimeDao::commentsToClose,
            Article::commentsClosing,
            ArticleStep.commentsClosed());
    this.works =
        Stream.concat(Stream.of(begin, close), quiet.stream().map(ArticleTimes::end)).toList();
  }

  private static Work end(Duration quiet) {
    return new Work(
        "Ending live blogs",
        (dao, now) -> dao.quietSince(now.minus(quiet)),
        article -> article.coverageEnd(quiet),
        ArticleStep.ended());
  }

  public void addTo(DueWork dueWork, ChangeLog log) {
    for (Work work : works) {
      dueWork.add(
          work.name(),
          now -> log.read(handle -> work.due().apply(handle.attach(ArticleTimeDao.class), now)),
          id -> perform(log, work, new ArticleRef(id.toString())));
    }
  }

  private static void perform(ChangeLog log, Work work, ArticleRef ref) {
    log.write(
        DueWork.ACTOR,
        write -> {
          Article before = new ArticleStore(write).lock(ref);
          if (work.at().apply(before).filter(at -> !at.isAfter(write.now())).isEmpty()) {
            throw new NoLongerDue();
          }
          return work.step().take(write, DueWork.ACTOR, before);
        });
  }

  /** When time will next change what the public sees of an article. */
  Stream<Instant> next(Article article) {
    return works.stream().flatMap(work -> work.at().apply(article).stream());
  }

  /** When time will next change what the public sees of any. */
  Stream<Instant> next(Handle handle) {
    ArticleTimeDao.Next next = handle.attach(ArticleTimeDao.class).next();
    return Stream.of(
            next.commentsClose(),
            next.coverageStart(),
            quiet.flatMap(length -> next.quietSince().map(since -> since.plus(length))))
        .flatMap(Optional::stream);
  }
}
