package org.samizdat.appeal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.samizdat.article.AppealSummary;
import org.samizdat.article.ArticleLink;
import org.samizdat.article.DonationChannel;
import org.samizdat.http.BaseUrl;
import org.samizdat.text.RichText;

/** An appeal as everyone sees it. */
public record AppealView(
    UUID id,
    String slug,
    String url,
    String language,
    AppealState state,
    String title,
    Optional<RichText> body,
    Optional<String> callToAction,
    List<DonationChannel> channels,
    Optional<AppealContent.Goal> goal,
    AppealScope scope,
    Optional<String> topic,
    Optional<ArticleLink> article,
    int priority,
    Optional<Instant> validFrom,
    Optional<Instant> validUntil,
    Instant publishedAt,
    Instant updatedAt,
    int revision,
    AppealLinks links) {

  /** Where it is. */
  public record AppealLinks(String self) {}

  static AppealView of(Appeal appeal, Handle handle, BaseUrl base) {
    return of(List.of(appeal), handle, base).get(0);
  }

  static List<AppealView> of(List<Appeal> appeals, Handle handle, BaseUrl base) {
    Map<UUID, ArticleLink> articles =
        ArticleLink.to(
            appeals.stream().flatMap(each -> each.content().articleId().stream()), handle, base);
    return appeals.stream().map(each -> of(each, articles, base)).toList();
  }

  private static AppealView of(Appeal appeal, Map<UUID, ArticleLink> articles, BaseUrl base) {
    AppealContent content = appeal.content();
    String url = url(appeal, base);
    return new AppealView(
        appeal.id(),
        appeal.slug(),
        url,
        appeal.language(),
        appeal.state(),
        content.title(),
        Optional.of(appeal.body())
            .filter(body -> !body.markdown().isEmpty())
            .map(body -> new RichText(body.html(), body.text())),
        content.callToAction(),
        content.channels(),
        content.goal(),
        content.scope(),
        content.topic(),
        content.articleId().map(articles::get),
        content.priority(),
        content.validFrom(),
        content.validUntil(),
        appeal.publishedAt().orElseThrow(),
        appeal.editedAt(),
        appeal.revision(),
        new AppealLinks(url));
  }

  static AppealSummary summary(Appeal appeal, BaseUrl base) {
    AppealContent content = appeal.content();
    return new AppealSummary(
        appeal.id(),
        appeal.slug(),
        url(appeal, base),
        appeal.language(),
        content.title(),
        content.callToAction(),
        content.channels());
  }

  static String url(Appeal appeal, BaseUrl base) {
    return base.appeal(appeal.slug());
  }
}
