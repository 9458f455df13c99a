package org.samizdat.partner;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Optional;
import org.samizdat.article.Article;
import org.samizdat.article.ArticleContent;
import org.samizdat.article.Byline;
import org.samizdat.article.CorrectionNote;
import org.samizdat.article.MediaView;
import org.samizdat.article.Place;
import org.samizdat.article.RelatedLink;
import org.samizdat.http.BaseUrl;
import org.samizdat.text.RichText;

/**
 * An article as a partner sees it, with its text.
 *
 * @param corrections where there are any, latest first
 */
record PartnerArticleView(
    @JsonUnwrapped PartnerItem item,
    Optional<String> kicker,
    Optional<String> standfirst,
    RichText body,
    List<Byline> bylines,
    List<Place> places,
    List<MediaView> media,
    List<RelatedLink> relatedLinks,
    Optional<List<CorrectionNote>> corrections) {

  static PartnerArticleView of(PartnerItem item, Article article, BaseUrl base) {
    ArticleContent content = article.content();
    Article.Body body = article.body().orElseThrow();
    return new PartnerArticleView(
        item,
        content.kicker(),
        content.standfirst(),
        new RichText(body.html(), body.text()),
        content.bylines(),
        content.places(),
        content.media().stream().map(each -> MediaView.of(each, base)).toList(),
        content.relatedLinks(),
        Optional.of(article.corrections()).filter(list -> !list.isEmpty()));
  }
}
