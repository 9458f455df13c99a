package org.samizdat.revision;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.samizdat.article.Article;
import org.samizdat.article.ArticleContent;
import org.samizdat.article.ArticleResource;
import org.samizdat.http.BaseUrl;
import org.samizdat.json.Json;
import org.samizdat.text.Markdown;
import org.samizdat.text.RichText;

/** An article that has revisions. */
record RevisedArticle(Article article, BaseUrl base) implements Revised {
  @Override
  public String table() {
    return "article_revision";
  }

  @Override
  public String owner() {
    return "article_id";
  }

  @Override
  public String name() {
    return "article '%s'".formatted(article.slug());
  }

  @Override
  public UUID id() {
    return article.id();
  }

  @Override
  public String url() {
    return base.article(article.slug());
  }

  @Override
  public List<String> tags() {
    return ArticleResource.tags(article);
  }

  /** What an editor would send to have the article as it was then. */
  static ArticleContent written(Revision revision) {
    return Json.read(revision.content(), ArticleContent.class)
        .withBody(Optional.of(revision.markdown()).filter(text -> !text.isEmpty()));
  }

  @Override
  public ArticleRevisionView view(Revision revision) {
    ArticleContent content = Json.read(revision.content(), ArticleContent.class);
    RichText body = Markdown.render(revision.markdown());
    return new ArticleRevisionView(
        article.id(),
        RevisionView.of(
            revision,
            this,
            QuotedText.sha256(Optional.of(content.headline()), content.standfirst(), body.text())),
        content.kicker(),
        content.headline(),
        content.standfirst(),
        body);
  }

  @Override
  public List<FieldText> texts(Revision revision) {
    ArticleContent content = Json.read(revision.content(), ArticleContent.class);
    return List.of(
        new FieldText("kicker", content.kicker().orElse("")),
        new FieldText("headline", content.headline()),
        new FieldText("standfirst", content.standfirst().orElse("")),
        new FieldText("body", Markdown.render(revision.markdown()).text()));
  }
}
