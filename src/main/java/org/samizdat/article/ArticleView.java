package org.samizdat.article;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.samizdat.http.BaseUrl;
import org.samizdat.text.RichText;

/**
 * An article as the public sees it.
 *
 * @param corrections where there are any, latest first
 * @param donationAppeals those that are in force for it
 * @param formats where it is in other formats
 * @param included the parts that were asked for with {@code include}
 */
public record ArticleView(
    @JsonUnwrapped ArticleSummaryView summary,
    RichText body,
    List<RelatedLink> relatedLinks,
    List<CallToActionView> callsToAction,
    List<AppealSummary> donationAppeals,
    Optional<Rights> rights,
    Optional<List<CorrectionNote>> corrections,
    Formats formats,
    @JsonAnyGetter Map<String, Object> included) {

  /** Where the same is in other formats. */
  public record Formats(String ninjs, String jsonLd, String markdown, String text) {
    static Formats of(String url) {
      return new Formats(url + ".ninjs.json", url + ".jsonld", url + ".md", url + ".txt");
    }
  }

  static ArticleView of(
      Article article, List<AppealSummary> appeals, BaseUrl base, Map<String, Object> included) {
    ArticleContent content = article.content();
    Article.Body body = article.body().orElseThrow();
    return new ArticleView(
        ArticleSummaryView.of(article, base),
        new RichText(body.html(), body.text()),
        content.relatedLinks(),
        content.callsToAction().stream().map(CallToActionView::of).toList(),
        appeals,
        content.rights(),
        Optional.of(article.corrections()).filter(list -> !list.isEmpty()),
        Formats.of(base.article(article.slug())),
        included);
  }
}
