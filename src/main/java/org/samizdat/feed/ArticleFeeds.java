package org.samizdat.feed;

import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.samizdat.article.ArticlePages;
import org.samizdat.article.ArticleText;
import org.samizdat.change.ChangeLog;
import org.samizdat.http.CachePolicy;
import org.samizdat.http.Page;
import org.samizdat.http.PublicAnswer;
import org.samizdat.problem.ProblemException;
import org.samizdat.topic.TopicObjects;
import org.samizdat.topic.TopicView;

/** Feeds of articles: of all, or of a topic. */
final class ArticleFeeds {
  private final FeedSource source;
  private final TopicObjects topics;

  ArticleFeeds(FeedSource source) {
    this.source = source;
    this.topics = new TopicObjects(source.base());
  }

  /**
   * A page of the feed.
   *
   * @param slug of the topic; all articles when absent
   */
  Response page(Optional<String> slug, ListFeedParameters asked, Request request) {
    Optional<String> language = asked.language();
    return source
        .database()
        .read(
            handle -> {
              // before the articles, so that what happens meanwhile is overdue
              Optional<Duration> left = source.next().ofAny(handle);
              Optional<TopicView> topic = slug.map(each -> topic(handle, each));
              Page.Cut<ArticleText> cut =
                  ArticlePages.newest(
                      handle, source.base(), language, slug, asked.cursor(), asked.limit);
              boolean settled = asked.cursor().isPresent() && cut.page().hasMore();
              PublicAnswer answer =
                  source
                      .answer(
                          feed(handle, topic, language, asked, cut),
                          asked.format,
                          settled ? CachePolicy.SETTLED : CachePolicy.LIST_HEAD)
                      .tags(List.of("articles"))
                      .tags(slug.stream().map(each -> "topic:" + each).toList())
                      .until(left);
              // what leaves the feed leaves no time in it
              ChangeLog.state(handle).at().ifPresent(answer::lastModified);
              return answer.to(request);
            });
  }

  private TopicView topic(Handle handle, String slug) {
    return topics
        .find(handle, slug)
        .orElseThrow(() -> ProblemException.notFound("Topic '%s'".formatted(slug)));
  }

  private FeedPage feed(
      Handle handle,
      Optional<TopicView> topic,
      Optional<String> language,
      ListFeedParameters asked,
      Page.Cut<ArticleText> cut) {
    Optional<String> slug = topic.map(TopicView::slug);
    Map<UUID, Instant> said =
        handle
            .attach(SignificanceDao.class)
            .ofArticles(cut.items().stream().map(each -> each.summary().id()).toList());
    String name = source.site().name();
    FeedAddress address =
        slug.map(each -> FeedAddress.ofTopic(each, language))
            .orElseGet(() -> FeedAddress.ofSite(language));
    return new FeedPage(
        address,
        address.id(source.base()),
        topic.map(each -> each.name() + " – " + name).orElse(name),
        topic.isPresent() ? topic.flatMap(TopicView::description) : source.site().description(),
        source.site().url().orElse(source.base().value()),
        language.orElse(source.site().language()),
        source.publisher(),
        source.hub(),
        new FeedPage.Place(asked.cursor(), asked.limit, cut.page()),
        Optional.empty(),
        cut.items().stream()
            .map(each -> FeedItem.of(each, Optional.ofNullable(said.get(each.summary().id()))))
            .toList(),
        source.withdrawn(
            asked, (since, limit) -> ArticlePages.withdrawn(handle, language, slug, since, limit)));
  }
}
