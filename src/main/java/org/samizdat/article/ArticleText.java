package org.samizdat.article;

import org.samizdat.http.BaseUrl;
import org.samizdat.text.RichText;

/** A public article with its text, for whoever gives it out in another form. */
public record ArticleText(ArticleSummaryView summary, RichText body) {
  static ArticleText of(Article article, BaseUrl base) {
    Article.Body body = article.body().orElseThrow();
    return new ArticleText(
        ArticleSummaryView.of(article, base), new RichText(body.html(), body.text()));
  }
}
