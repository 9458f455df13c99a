package org.samizdat.appeal;

import java.time.Instant;
import java.util.Currency;
import java.util.Optional;
import org.samizdat.article.Article;
import org.samizdat.article.ArticleRef;
import org.samizdat.article.ArticleStatus;
import org.samizdat.article.PublicArticles;
import org.samizdat.change.PublicWrite;
import org.samizdat.database.Database;
import org.samizdat.problem.ProblemException;
import org.samizdat.text.Markdown;
import org.samizdat.text.RichText;
import org.samizdat.text.Slugs;

/** Turns what an editor wrote into an appeal: checked, and with nothing left open. */
final class AppealDrafts {
  private static final String CURRENT = "current";

  private final String siteLanguage;

  AppealDrafts(String siteLanguage) {
    this.siteLanguage = siteLanguage;
  }

  /** The slug that was chosen, or one made of the title. */
  String slug(AppealContent content) {
    if (content.slug().filter(AppealDrafts::isReserved).isPresent()) {
      throw ProblemException.invalidContent("/slug", "must not be 'current' or look like an id");
    }
    return content
        .slug()
        .or(() -> Slugs.from(content.title()).filter(slug -> !isReserved(slug)))
        .orElse("appeal");
  }

  private static boolean isReserved(String slug) {
    return slug.equals(CURRENT) || new ArticleRef(slug).isId();
  }

  /** The content without its body, checked against everything that it names. */
  AppealContent settled(PublicWrite write, AppealContent content, String slug) {
    DonationChannels.require(content.channels());
    requireScope(write, content);
    requireWindow(content);
    content.goal().ifPresent(goal -> requireCurrency(goal.currency()));
    return content.with(
        Optional.of(slug), Optional.of(content.language().orElse(siteLanguage)), Optional.empty());
  }

  private static void requireScope(PublicWrite write, AppealContent content) {
    requirePresence(content.topic(), content.scope() == AppealScope.TOPIC, "/topic", "topic");
    requirePresence(
        content.articleId(), content.scope() == AppealScope.ARTICLE, "/articleId", "article");
    content
        .topic()
        .filter(slug -> !write.attach(AppealDao.class).topicExists(slug))
        .ifPresent(
            slug -> {
              throw ProblemException.invalidContent("/topic", "must be the slug of a topic");
            });
    content
        .articleId()
        .filter(id -> PublicArticles.any(write.handle(), new ArticleRef(id.toString())).isEmpty())
        .ifPresent(
            id -> {
              throw ProblemException.invalidContent("/articleId", "must be the id of an article");
            });
  }

  private static void requirePresence(
      Optional<?> value, boolean wanted, String pointer, String scope) {
    if (value.isPresent() != wanted) {
      throw ProblemException.invalidContent(
          pointer,
          wanted
              ? "is required where the scope is " + scope
              : "must be absent where the scope is another than " + scope);
    }
  }

  private static void requireWindow(AppealContent content) {
    Optional<Instant> from = content.validFrom();
    if (from.isPresent()
        && content.validUntil().filter(end -> !end.isAfter(from.orElseThrow())).isPresent()) {
      throw ProblemException.invalidContent("/validUntil", "must be after validFrom");
    }
  }

  private static void requireCurrency(String code) {
    try {
      Currency.getInstance(code);
    } catch (IllegalArgumentException e) {
      throw ProblemException.invalidContent(
          "/goal/currency", "must be a currency (ISO 4217), such as EUR");
    }
  }

  Article.Body body(Optional<String> written) {
    String markdown = written.orElse("");
    RichText rendered = Markdown.render(markdown);
    return new Article.Body(markdown, rendered.html(), rendered.text());
  }

  Appeal of(AppealContent settled, Optional<String> body, Instant now) {
    return new Appeal(
        Database.newId(),
        settled.slug().orElseThrow(),
        ArticleStatus.DRAFT,
        AppealState.at(now, settled.validFrom(), settled.validUntil()),
        settled,
        body(body),
        Optional.empty(),
        1,
        Optional.empty(),
        now,
        now,
        Optional.empty());
  }
}
