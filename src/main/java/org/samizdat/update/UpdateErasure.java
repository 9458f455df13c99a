package org.samizdat.update;

import java.util.Optional;
import java.util.UUID;
import org.samizdat.article.Article;
import org.samizdat.article.ArticleContent;
import org.samizdat.article.Withdrawal;
import org.samizdat.change.PublicWrite;
import org.samizdat.database.Erasure;
import org.samizdat.idempotency.IdempotencyKeys;
import org.samizdat.schedule.Schedule;
import org.samizdat.text.TimePrecision;

/**
 * Takes everything out of the database that an update ever said, its corrections too, in the
 * transaction that withdraws it. That it was there, when and why it was withdrawn stay.
 */
final class UpdateErasure {
  private UpdateErasure() {}

  static boolean applies(Update update) {
    return update.withdrawal().filter(Withdrawal::erases).isPresent();
  }

  /** What stays of an update that was published. */
  static Update erased(Update update) {
    String text = ArticleContent.ERASED;
    return update.withContent(
        UpdateContent.ofText("", Optional.empty()),
        new Article.Body(text, "<p>" + text + "</p>", text),
        new PrintedTime(text, update.publishedAt().orElseThrow(), TimePrecision.MINUTE));
  }

  /** Erases all but the row of the update itself. */
  static void perform(PublicWrite write, UpdateDao updates, UUID id) {
    updates.forgetRevisions(id);
    updates.forgetCorrections(id);
    updates.forgetCorrectionNotes(id);
    Schedule.forget(write.handle(), id);
    IdempotencyKeys.forgetAnswers(write.handle());
    Erasure.want(write.handle());
  }
}
