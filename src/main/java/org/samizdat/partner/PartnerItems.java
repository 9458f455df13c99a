package org.samizdat.partner;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.samizdat.access.Actor;
import org.samizdat.article.Article;
import org.samizdat.article.PartnerArticles;
import org.samizdat.http.BaseUrl;
import org.samizdat.http.Page;
import org.samizdat.json.Members;
import org.samizdat.ninjs.Ninjs;
import org.samizdat.site.SiteConfiguration;
import org.samizdat.update.PublicUpdates;
import org.samizdat.update.Update;

/** Makes of articles what partners are given. */
final class PartnerItems {
  /** More is not under embargo in any newsroom at a time. */
  private static final int MAX_EMBARGOED = 100;

  private final SiteConfiguration site;
  private final BaseUrl base;
  private final Ninjs ninjs;

  PartnerItems(SiteConfiguration site, BaseUrl base) {
    this.site = site;
    this.base = base;
    this.ninjs = new Ninjs(site, base);
  }

  PartnerItem item(Article article) {
    return PartnerItem.of(article, site, base);
  }

  PartnerArticleView view(Article article) {
    return PartnerArticleView.of(item(article), article, base);
  }

  List<PartnerItem> embargoed(Handle handle, Actor partner) {
    return PartnerArticles.page(
            handle,
            partner.reach(),
            PartnerArticles.State.EMBARGOED,
            Optional.empty(),
            MAX_EMBARGOED)
        .map(this::item)
        .items();
  }

  /** Updates of a live blog are with it as soon as everyone can read them. */
  Members ninjs(Handle handle, Article article) {
    boolean shown = article.isPublic() && article.isLiveBlog();
    Page.Cut<Update> page =
        shown
            ? PublicUpdates.newest(handle, article, Optional.empty(), Ninjs.MAX_UPDATES)
            : new Page.Cut<>(List.of(), new Page(Optional.empty(), Optional.empty(), false));
    Optional<String> rest =
        page.page()
            .next()
            .map(cursor -> base.article(article.slug()) + ".ninjs.json?cursor=" + cursor);
    return ninjs.article(article, page.items(), rest);
  }
}
