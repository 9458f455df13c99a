package org.samizdat.appeal;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.samizdat.article.AppealSummary;
import org.samizdat.article.AppealsInForce;
import org.samizdat.article.Article;
import org.samizdat.http.BaseUrl;

/** Chooses the appeals that a reader is shown: by place, by language, the most important first. */
public final class AppealsForReaders implements AppealsInForce {
  /** Most that are shown at once. */
  static final int MAX = 20;

  private static final Comparator<Appeal> IMPORTANT_FIRST =
      Comparator.comparing((Appeal appeal) -> appeal.content().priority())
          .thenComparing(appeal -> appeal.content().scope())
          .thenComparing(appeal -> appeal.publishedAt().orElseThrow())
          .thenComparing(Appeal::id)
          .reversed();

  private final BaseUrl base;
  private final String siteLanguage;

  public AppealsForReaders(BaseUrl base, String siteLanguage) {
    this.base = base;
    this.siteLanguage = siteLanguage;
  }

  /** In the article's language; in the site's where there is none in that. */
  @Override
  public List<AppealSummary> of(Handle handle, Article article) {
    return forArticle(handle, article, Optional.empty()).stream()
        .map(appeal -> AppealView.summary(appeal, base))
        .toList();
  }

  List<Appeal> forArticle(Handle handle, Article article, Optional<String> language) {
    List<Appeal> fitting =
        inForce(handle).stream().filter(appeal -> isFor(article, appeal)).toList();
    if (language.isPresent()) {
      return in(language.orElseThrow(), fitting);
    }
    List<Appeal> own = in(article.language(), fitting);
    return own.isEmpty() ? in(siteLanguage, fitting) : own;
  }

  private static boolean isFor(Article article, Appeal appeal) {
    AppealContent content = appeal.content();
    return switch (content.scope()) {
      case SITE -> true;
      case TOPIC -> article.topicSlugs().contains(content.topic().orElseThrow());
      case ARTICLE -> content.articleId().equals(Optional.of(article.id()));
    };
  }

  /** For a page that is not an article's: those of the site, and of the topic where it has one. */
  List<Appeal> forPage(Handle handle, Optional<String> topic, Optional<String> language) {
    List<Appeal> fitting =
        inForce(handle).stream()
            .filter(
                appeal ->
                    appeal.content().scope() == AppealScope.SITE
                        || appeal.content().topic().isPresent()
                            && appeal.content().topic().equals(topic))
            .toList();
    return language.map(wanted -> in(wanted, fitting)).orElse(fitting);
  }

  private static List<Appeal> inForce(Handle handle) {
    return handle.attach(AppealDao.class).inForce().stream().sorted(IMPORTANT_FIRST).toList();
  }

  private static List<Appeal> in(String language, List<Appeal> appeals) {
    return appeals.stream()
        .filter(appeal -> primary(appeal.language()).equals(primary(language)))
        .toList();
  }

  private static String primary(String language) {
    return Locale.forLanguageTag(language).getLanguage();
  }

  @Override
  public Optional<Instant> changedAt(Handle handle) {
    return handle.attach(AppealDao.class).changedAt();
  }

  @Override
  public Optional<Instant> nextChange(Handle handle) {
    return handle.attach(AppealDao.class).nextChange();
  }
}
