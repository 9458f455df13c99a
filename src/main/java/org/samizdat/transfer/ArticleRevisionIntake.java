package org.samizdat.transfer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.samizdat.change.PublicWrite;

/** Takes the revisions of articles in. */
final class ArticleRevisionIntake implements Intake {
  private final List<Prepared<ArticleRevisionLine>> fresh;

  ArticleRevisionIntake(Batch batch) {
    List<Prepared<ArticleRevisionLine>> taken = new ArrayList<>();
    for (Prepared<ArticleRevisionLine> each : batch.of(ArticleRevisionLine.class)) {
      Optional<KnownArticle> article = batch.article(each.line().articleId());
      if (article.isEmpty()) {
        batch.refuse(each, "its article is not here");
      } else if (article.get().revision() < each.line().revision()) {
        batch.refuse(each, "its article is here in an older revision");
      } else if (article.get().erased() && article.get().revision() != each.line().revision()) {
        batch.refuse(each, KnownArticle.ERASED);
      } else {
        taken.add(each);
      }
    }
    this.fresh = batch.fresh(taken, ArticleRevisionIntake::key, here(batch, taken));
  }

  private static KnownDao.Revision key(ArticleRevisionLine line) {
    return new KnownDao.Revision(line.articleId(), line.revision());
  }

  private static Set<KnownDao.Revision> here(
      Batch batch, List<Prepared<ArticleRevisionLine>> taken) {
    return taken.isEmpty()
        ? new HashSet<>()
        : new HashSet<>(
            batch
                .attach(KnownDao.class)
                .articleRevisions(
                    taken.stream()
                        .map(each -> each.line().articleId())
                        .collect(Collectors.toSet())));
  }

  @Override
  public void store(PublicWrite write) {
    write
        .attach(ArticleDao.class)
        .keepRevisions(fresh.stream().map(ArticleRevisionIntake::row).toList());
  }

  private static Map<String, Object> row(Prepared<ArticleRevisionLine> each) {
    ArticleRevisionLine line = each.line();
    return new Columns()
        .with(each.stored())
        .with("articleId", line.articleId())
        .with("revision", line.revision())
        .with("what", line.what())
        .with("isPublic", line.isPublic())
        .with("significant", line.significant().orElse(line.isPublic()))
        .with("author", line.author())
        .with("madeAt", line.madeAt())
        .values();
  }
}
