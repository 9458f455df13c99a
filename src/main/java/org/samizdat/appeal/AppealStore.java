package org.samizdat.appeal;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.samizdat.access.Audit;
import org.samizdat.article.Article;
import org.samizdat.article.ArticleRef;
import org.samizdat.article.PublicArticles;
import org.samizdat.article.Withdrawal;
import org.samizdat.change.Change;
import org.samizdat.change.ChangeOp;
import org.samizdat.change.ChangeType;
import org.samizdat.change.PublicWrite;
import org.samizdat.json.Json;
import org.samizdat.problem.ProblemException;

/** Stores an appeal, and announces it where the public can notice, in one transaction. */
final class AppealStore {
  private static final String TYPE = "donation-appeal";

  private final PublicWrite write;
  private final AppealDao appeals;

  AppealStore(PublicWrite write) {
    this.write = write;
    this.appeals = write.attach(AppealDao.class);
  }

  static ProblemException notFound(Object reference) {
    return ProblemException.notFound("Donation appeal '%s'".formatted(reference));
  }

  Appeal lock(UUID id) {
    return appeals.lock(id).orElseThrow(() -> notFound(id));
  }

  Appeal insert(Appeal appeal) {
    appeals.insert(columns(appeal));
    write.about(Audit.Subject.of(TYPE, appeal.id(), appeal.revision()));
    return appeal;
  }

  Appeal save(Appeal before, Appeal after) {
    return save(before, after, Optional.empty());
  }

  /** Saves it with a note for the audit log. */
  Appeal save(Appeal before, Appeal after, Optional<String> note) {
    appeals.update(columns(after));
    Audit.Subject subject = Audit.Subject.of(TYPE, after.id(), after.revision());
    write.about(note.map(subject::noted).orElse(subject));
    if (before.isPublic() || after.isPublic()) {
      appeals.seenToChange(after.id(), write.now());
      announce(before, after);
    }
    return after;
  }

  void delete(Appeal draft) {
    appeals.delete(draft.id());
    write.about(Audit.Subject.of(TYPE, draft.id()));
  }

  private void announce(Appeal before, Appeal after) {
    ChangeOp op =
        !after.isPublic()
            ? ChangeOp.WITHDRAWN
            : before.isPublic() ? ChangeOp.UPDATED : ChangeOp.PUBLISHED;
    Optional<Article> article =
        after
            .content()
            .articleId()
            .flatMap(id -> PublicArticles.any(write.handle(), new ArticleRef(id.toString())));
    Change change =
        Change.of(
            ChangeType.DONATION_APPEAL, after.id().toString(), op, after.revision(), write.now());
    write.announce(
        article
            .map(each -> change.inArticle(each.id(), each.language(), each.topicSlugs()))
            .orElse(change));
  }

  private static Map<String, Object> columns(Appeal appeal) {
    AppealContent content = appeal.content();
    Optional<Withdrawal> withdrawal = appeal.withdrawal();
    Map<String, Object> columns = new HashMap<>();
    columns.put("id", appeal.id());
    columns.put("slug", appeal.slug());
    columns.put("status", appeal.status());
    columns.put("state", appeal.state());
    columns.put("content", Json.write(content));
    columns.put("markdown", appeal.body().markdown());
    columns.put("html", appeal.body().html());
    columns.put("plain", appeal.body().text());
    columns.put("language", appeal.language());
    columns.put("articleId", content.articleId());
    columns.put("topic", content.topic());
    columns.put("priority", content.priority());
    columns.put("validFrom", content.validFrom());
    columns.put("validUntil", content.validUntil());
    columns.put("held", appeal.held().map(Json::write));
    columns.put("revision", appeal.revision());
    columns.put("withdrawalReason", withdrawal.map(Withdrawal::reason));
    columns.put("withdrawalNote", withdrawal.flatMap(Withdrawal::note));
    columns.put("withdrawnAt", withdrawal.map(Withdrawal::at));
    columns.put("createdAt", appeal.createdAt());
    columns.put("editedAt", appeal.editedAt());
    columns.put("publishedAt", appeal.publishedAt());
    return columns;
  }
}
