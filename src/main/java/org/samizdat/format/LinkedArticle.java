package org.samizdat.format;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.samizdat.article.Article;
import org.samizdat.article.ArticleContent;
import org.samizdat.article.Byline;
import org.samizdat.article.CorrectionNote;
import org.samizdat.article.Rights;
import org.samizdat.article.Topic;
import org.samizdat.article.Translation;
import org.samizdat.http.BaseUrl;
import org.samizdat.json.Members;
import org.samizdat.site.SiteConfiguration;
import org.samizdat.update.Attribution;
import org.samizdat.update.Update;
import org.samizdat.update.UpdateContent;

/** An article as a NewsArticle, a live blog as a LiveBlogPosting (schema.org). */
final class LinkedArticle {
  private static final int HEADLINE = 110;

  private final SiteConfiguration site;
  private final BaseUrl base;
  private final JsonLd json;

  LinkedArticle(SiteConfiguration site, BaseUrl base) {
    this.site = site;
    this.base = base;
    this.json = new JsonLd(site, base);
  }

  /**
   * @param updates of a live blog, the newest first
   */
  Members of(Article article, List<Update> updates) {
    ArticleContent content = article.content();
    String url = base.article(article.slug());
    Members document =
        JsonLd.document(article.isLiveBlog() ? "LiveBlogPosting" : "NewsArticle")
            .with("@id", base.article(article.id().toString()))
            .with("url", url)
            .with("mainEntityOfPage", JsonLd.thing("WebPage").with("@id", url))
            .with("headline", content.headline())
            .with("alternativeHeadline", content.kicker())
            .with("description", content.standfirst())
            .with("articleBody", article.body().map(Article.Body::text))
            .with("inLanguage", article.language())
            .with("isAccessibleForFree", true)
            .with("datePublished", article.publishedAt().map(json::time))
            .with("dateModified", json.time(article.changedAt()))
            .with("author", authors(content.bylines()))
            .with("publisher", json.publisher())
            .with("image", json.images(content.media()))
            .with("keywords", article.topics().stream().map(Topic::name).toList())
            .with("correction", corrections(article.corrections()))
            .with("contentLocation", content.places().stream().map(JsonLd::place).toList())
            .with("workTranslation", content.translations().stream().map(this::other).toList());
    rights(article, document);
    article
        .coverage()
        .ifPresent(
            coverage ->
                document
                    .with(
                        "coverageStartTime",
                        coverage.startedAt().or(content::coverageStartsAt).map(json::time))
                    .with("coverageEndTime", coverage.endedAt().map(json::time))
                    .with(
                        "liveBlogUpdate",
                        updates.stream().map(each -> update(each, article)).toList()));
    return document;
  }

  private List<Members> authors(List<Byline> bylines) {
    return bylines.isEmpty()
        ? List.of(json.publisher())
        : bylines.stream()
            .map(
                each ->
                    JsonLd.thing("Person")
                        .with("name", each.name())
                        .with("jobTitle", each.role())
                        .with("url", each.url()))
            .toList();
  }

  private Members other(Translation translation) {
    return JsonLd.thing("NewsArticle")
        .with("url", translation.url())
        .with("inLanguage", translation.language())
        .with("headline", translation.title());
  }

  private void rights(Article article, Members document) {
    Optional<Rights> rights = article.content().rights().or(site::rights);
    document
        .with("license", rights.flatMap(Rights::licenseUrl))
        .with(
            "copyrightHolder",
            rights
                .flatMap(Rights::copyrightHolder)
                .map(name -> JsonLd.thing("Organization").with("name", name)))
        .with("copyrightNotice", rights.flatMap(Rights::usageTerms))
        .with("creditText", rights.flatMap(Rights::attribution));
  }

  private Members update(Update update, Article article) {
    UpdateContent content = update.content();
    String url = base.update(update.id());
    return JsonLd.thing("BlogPosting")
        .with("@id", url)
        .with("url", url)
        .with("headline", headline(update))
        .with("articleBody", update.body().text())
        .with("datePublished", update.publishedAt().map(json::time))
        .with("dateModified", json.time(update.editedAt()))
        .with("inLanguage", article.language())
        .with("author", json.publisher())
        .with("image", json.images(content.media()))
        .with("correction", corrections(update.corrections()))
        .with("citation", content.attribution().map(Attribution::name));
  }

  private List<Members> corrections(List<CorrectionNote> notes) {
    return notes.stream()
        .map(
            each ->
                JsonLd.thing("CorrectionComment")
                    .with("text", each.right().map(text -> text + " – ").orElse("") + each.reason())
                    .with("datePublished", json.time(each.publishedAt())))
        .toList();
  }

  /** Every entry needs one: without its own it is the summary, or the beginning of the text. */
  private static String headline(Update update) {
    return update
        .content()
        .headline()
        .or(() -> update.content().summary())
        .orElseGet(
            () ->
                Excerpt.of(
                    update.body().text().lines().collect(Collectors.joining(" ")), HEADLINE));
  }
}
