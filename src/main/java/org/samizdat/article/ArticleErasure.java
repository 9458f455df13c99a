package org.samizdat.article;

import java.util.Set;
import java.util.UUID;
import org.samizdat.change.Change;
import org.samizdat.change.ChangeOp;
import org.samizdat.change.ChangeType;
import org.samizdat.change.PublicWrite;
import org.samizdat.database.Erasure;
import org.samizdat.idempotency.IdempotencyKeys;

/**
 * Takes everything out of the database that an article and its updates ever said, drafts and
 * corrections too, in the transaction that withdraws it. That it was there, when and why it was
 * withdrawn, and its address stay. Comments stay as well: they are the words of others.
 *
 * <p>Whoever keeps copies, such as an index, hears of it by the log as of any withdrawal: of the
 * article alone, also where it was withdrawn before, for another reason. That nothing may be left
 * of it then stands in its {@code withdrawal_reason}.
 */
final class ArticleErasure {
  private final PublicWrite write;
  private final Article before;
  private final ArticleErasureDao dao;
  private final Set<UUID> corrections;

  ArticleErasure(PublicWrite write, Article before) {
    this.write = write;
    this.before = before;
    this.dao = write.attach(ArticleErasureDao.class);
    this.corrections = before.isPublic() ? Set.of() : dao.visibleCorrections(before.id());
  }

  /** Erases all but the row of the article itself. */
  void perform() {
    UUID id = before.id();
    dao.forgetRevisions(id);
    dao.forgetCorrections(id);
    dao.forgetClaims(id);
    dao.forgetPlans(id);
    dao.forgetUpdateMedia(id);
    dao.forgetUpdateRevisions(id);
    dao.forgetDrafts(id);
    dao.eraseUpdates(id, WithdrawalReason.SOURCE_SAFETY, write.now());
    dao.eraseTraces(id);
    IdempotencyKeys.forgetAnswers(write.handle());
    Erasure.want(write.handle());
  }

  /** Tells what nobody else tells: copies of what was withdrawn before must go now. */
  void announce(Article after) {
    if (before.isPublic()) {
      return;
    }
    announce(ChangeType.ARTICLE, after.id(), after.revision());
    corrections.forEach(id -> announce(ChangeType.CORRECTION, id, 1));
  }

  private void announce(ChangeType type, UUID id, int revision) {
    write.announce(
        Change.of(type, id.toString(), ChangeOp.WITHDRAWN, revision, write.now())
            .inArticle(before.id(), before.language(), before.topicSlugs()));
  }
}
