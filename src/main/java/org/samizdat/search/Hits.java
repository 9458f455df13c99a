package org.samizdat.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.samizdat.article.Article;
import org.samizdat.article.ArticleContent;
import org.samizdat.article.ArticleLink;
import org.samizdat.article.ArticleSummaryView;
import org.samizdat.article.PublicArticles;
import org.samizdat.http.BaseUrl;
import org.samizdat.update.PublicUpdates;
import org.samizdat.update.UpdateContent;

/** Shows what was found as the database has it now; what is not public any more is left out. */
final class Hits {
  private final BaseUrl base;
  private final Highlighter highlighter;

  Hits(BaseUrl base, Highlighter highlighter) {
    this.base = base;
    this.highlighter = highlighter;
  }

  List<SearchPage.Hit> of(Handle handle, List<Finder.Hit> found) {
    Map<UUID, Article> articles =
        PublicArticles.withBodies(handle, ids(found, HitType.ARTICLE)).stream()
            .collect(Collectors.toMap(Article::id, Function.identity()));
    Map<UUID, PublicUpdates.Found> updates =
        PublicUpdates.byIds(handle, ids(found, HitType.UPDATE)).stream()
            .collect(Collectors.toMap(each -> each.update().id(), Function.identity()));
    List<SearchPage.Hit> hits = new ArrayList<>();
    for (Finder.Hit each : found) {
      switch (each.type()) {
        case ARTICLE ->
            Optional.ofNullable(articles.get(each.id())).map(this::of).ifPresent(hits::add);
        case UPDATE ->
            Optional.ofNullable(updates.get(each.id())).map(this::of).ifPresent(hits::add);
      }
    }
    return hits;
  }

  /** Whether one of these is public. */
  static boolean anyIsPublic(Handle handle, List<Finder.Hit> found) {
    return !PublicArticles.byIds(handle, ids(found, HitType.ARTICLE)).isEmpty()
        || !PublicUpdates.byIds(handle, ids(found, HitType.UPDATE)).isEmpty();
  }

  private static List<UUID> ids(List<Finder.Hit> found, HitType type) {
    return found.stream().filter(each -> each.type() == type).map(Finder.Hit::id).toList();
  }

  private SearchPage.Hit of(Article article) {
    ArticleContent content = article.content();
    String text =
        content.standfirst().map(each -> each + "\n\n").orElse("")
            + article.body().map(Article.Body::text).orElse("");
    return new SearchPage.Hit(
        HitType.ARTICLE,
        article.id(),
        base.article(article.slug()),
        ArticleLink.of(article, base),
        content.kind(),
        article.language(),
        Optional.of(content.headline()),
        Optional.empty(),
        ArticleSummaryView.of(article, base).topics(),
        article.publishedAt().orElseThrow(),
        article.changedAt(),
        highlights(Optional.of(content.headline()), text, article.language()));
  }

  private SearchPage.Hit of(PublicUpdates.Found found) {
    UpdateContent content = found.update().content();
    Article article = found.article();
    return new SearchPage.Hit(
        HitType.UPDATE,
        found.update().id(),
        base.update(found.update().id()),
        ArticleLink.of(article, base),
        article.content().kind(),
        article.language(),
        content.headline(),
        Optional.of(found.update().time().displayTime()),
        ArticleSummaryView.of(article, base).topics(),
        found.update().publishedAt().orElseThrow(),
        found.update().editedAt(),
        highlights(content.headline(), found.update().body().text(), article.language()));
  }

  private SearchPage.Highlights highlights(
      Optional<String> headline, String text, String language) {
    return new SearchPage.Highlights(
        headline.flatMap(each -> highlighter.whole(each, language)),
        highlighter.excerpts(text, language));
  }
}
