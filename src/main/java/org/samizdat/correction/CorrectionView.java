package org.samizdat.correction;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.samizdat.article.ArticleLink;
import org.samizdat.article.CorrectionNote;
import org.samizdat.http.BaseUrl;

/**
 * A correction as everyone sees it.
 *
 * @param target what is corrected
 * @param article the article that it is, or belongs to; absent when that was retracted
 * @param targetRevision the revision of the target that was made with it
 */
public record CorrectionView(
    @JsonUnwrapped CorrectionNote note,
    String url,
    Target target,
    UUID articleId,
    Optional<ArticleLink> article,
    int targetRevision) {

  /** What is corrected, and where it is. */
  public record Target(CorrectionRequest.TargetType type, UUID id, String url) {
    private static Target of(Correction correction, BaseUrl base) {
      return correction
          .updateId()
          .map(id -> new Target(CorrectionRequest.TargetType.UPDATE, id, base.update(id)))
          .orElseGet(
              () ->
                  new Target(
                      CorrectionRequest.TargetType.ARTICLE,
                      correction.articleId(),
                      base.article(correction.articleId().toString())));
    }
  }

  static CorrectionView of(Correction correction, Handle handle, BaseUrl base) {
    return of(List.of(correction), handle, base).get(0);
  }

  static List<CorrectionView> of(List<Correction> corrections, Handle handle, BaseUrl base) {
    Map<UUID, ArticleLink> articles =
        ArticleLink.to(corrections.stream().map(Correction::articleId), handle, base);
    return corrections.stream()
        .map(
            each ->
                new CorrectionView(
                    each.note(),
                    base.correction(each.id()),
                    Target.of(each, base),
                    each.articleId(),
                    Optional.ofNullable(articles.get(each.articleId())),
                    each.targetRevision()))
        .toList();
  }
}
