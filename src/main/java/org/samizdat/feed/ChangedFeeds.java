package org.samizdat.feed;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.samizdat.article.Article;
import org.samizdat.article.ArticleRef;
import org.samizdat.article.PublicArticles;
import org.samizdat.change.Change;
import org.samizdat.change.ChangeType;

/** Tells which feeds look different since a change. */
final class ChangedFeeds {
  private final Handle handle;
  private final Map<UUID, Optional<FeedAddress>> liveBlogs = new LinkedHashMap<>();

  ChangedFeeds(Handle handle) {
    this.handle = handle;
  }

  Set<FeedAddress> since(List<Change> changes) {
    Set<FeedAddress> feeds = new LinkedHashSet<>();
    for (Change change : changes) {
      if (change.type() == ChangeType.ARTICLE || change.type() == ChangeType.UPDATE) {
        feeds.addAll(ofArticles(change));
        change.articleId().flatMap(this::liveBlog).ifPresent(feeds::add);
        change.oldSlug().map(FeedAddress::ofLiveBlog).ifPresent(feeds::add);
      } else if (change.type() == ChangeType.CORRECTION) {
        languages(change).stream().map(FeedAddress::ofCorrections).forEach(feeds::add);
      } else if (change.type() == ChangeType.TOPIC) {
        feeds.add(FeedAddress.ofTopic(change.objectId(), Optional.empty()));
      }
    }
    return feeds;
  }

  /** Those that the article is in, or was until now, of all languages and of its own. */
  private static List<FeedAddress> ofArticles(Change change) {
    List<FeedAddress> feeds = new ArrayList<>();
    for (Optional<String> language : languages(change)) {
      feeds.add(FeedAddress.ofSite(language));
      Stream.concat(change.topics().stream(), change.leftTopics().stream())
          .map(topic -> FeedAddress.ofTopic(topic, language))
          .forEach(feeds::add);
    }
    return feeds;
  }

  /**
   * None, which asks for all, and each with its shorter forms: {@code en-GB} is also {@code en}.
   */
  private static Set<Optional<String>> languages(Change change) {
    Set<Optional<String>> languages = new LinkedHashSet<>();
    languages.add(Optional.empty());
    Stream.concat(change.language().stream(), change.leftLanguage().stream())
        .forEach(
            tag -> {
              for (int end = tag.length(); end > 0; end = tag.lastIndexOf('-', end - 1)) {
                languages.add(Optional.of(tag.substring(0, end)));
              }
            });
    return languages;
  }

  private Optional<FeedAddress> liveBlog(UUID article) {
    return liveBlogs.computeIfAbsent(
        article,
        id ->
            PublicArticles.any(handle, new ArticleRef(id.toString()))
                .filter(Article::isLiveBlog)
                .map(found -> FeedAddress.ofLiveBlog(found.slug())));
  }
}
