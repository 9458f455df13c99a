package org.samizdat.partner;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.samizdat.article.Article;
import org.samizdat.article.ArticleContent;
import org.samizdat.article.ArticleKind;
import org.samizdat.article.PartnerArticles;
import org.samizdat.article.Rights;
import org.samizdat.article.Withdrawal;
import org.samizdat.http.BaseUrl;
import org.samizdat.site.SiteConfiguration;

/**
 * An article in a partner's list. Of what was withdrawn there is nothing but that, and why.
 *
 * @param url where everyone can read it, once it is published
 * @param ninjs where this partner can read it, as ninjs
 * @param embargoedUntil before which it must not be published by anyone
 * @param rights its own, or else the newsroom's
 */
record PartnerItem(
    UUID id,
    String slug,
    String url,
    String ninjs,
    PartnerArticles.State state,
    ArticleKind kind,
    String language,
    Optional<String> headline,
    List<String> topics,
    Optional<Instant> embargoedUntil,
    Optional<Instant> publishedAt,
    Instant updatedAt,
    int revision,
    Optional<Rights> rights,
    Optional<Withdrawal> withdrawal) {

  static PartnerItem of(Article article, SiteConfiguration site, BaseUrl base) {
    PartnerArticles.State state = PartnerArticles.State.of(article);
    boolean embargoed = state == PartnerArticles.State.EMBARGOED;
    boolean withdrawn = state == PartnerArticles.State.WITHDRAWN;
    ArticleContent content = article.content();
    return new PartnerItem(
        article.id(),
        article.slug(),
        base.article(article.slug()),
        base.api() + "/partner/articles/" + article.id() + ".ninjs.json",
        state,
        content.kind(),
        article.language(),
        Optional.of(content.headline()).filter(text -> !withdrawn),
        withdrawn ? List.of() : article.topicSlugs(),
        content.embargoedUntil().filter(end -> embargoed),
        article.publishedAt(),
        embargoed ? article.editedAt() : article.changedAt(),
        article.revision(),
        content.rights().or(site::rights).filter(rights -> !withdrawn),
        article.withdrawal());
  }
}
