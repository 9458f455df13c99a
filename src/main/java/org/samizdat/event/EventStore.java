package org.samizdat.event;

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

/** Stores an event, and announces it where the public can notice, in one transaction. */
final class EventStore {
  private final PublicWrite write;
  private final EventDao events;

  EventStore(PublicWrite write) {
    this.write = write;
    this.events = write.attach(EventDao.class);
  }

  static ProblemException notFound(UUID id) {
    return ProblemException.notFound("Event " + id);
  }

  Event lock(UUID id) {
    return events.lock(id).orElseThrow(() -> notFound(id));
  }

  Event insert(Event event) {
    events.insert(columns(event));
    write.about(Audit.Subject.of("event", event.id(), event.revision()));
    return event;
  }

  Event save(Event before, Event after) {
    events.update(columns(after));
    write.about(Audit.Subject.of("event", after.id(), after.revision()));
    if (before.isPublic() || after.isPublic()) {
      announce(before, after);
    }
    return after;
  }

  void delete(Event draft) {
    events.delete(draft.id());
    write.about(Audit.Subject.of("event", draft.id()));
  }

  private void announce(Event before, Event after) {
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
        Change.of(ChangeType.EVENT, after.id().toString(), op, after.revision(), write.now());
    write.announce(
        article
            .map(each -> change.inArticle(each.id(), each.language(), each.topicSlugs()))
            .orElse(change));
  }

  private static Map<String, Object> columns(Event event) {
    Optional<Withdrawal> withdrawal = event.withdrawal();
    Map<String, Object> columns = new HashMap<>();
    columns.put("id", event.id());
    columns.put("articleId", event.content().articleId());
    columns.put("language", event.content().language());
    columns.put("status", event.status());
    columns.put("content", Json.write(event.content()));
    columns.put("markdown", event.description().markdown());
    columns.put("html", event.description().html());
    columns.put("plain", event.description().text());
    columns.put("eventStatus", event.content().status());
    columns.put("rangeStart", event.time().start());
    columns.put("rangeEnd", event.time().end());
    columns.put("sequence", event.sequence());
    columns.put("revision", event.revision());
    columns.put("withdrawalReason", withdrawal.map(Withdrawal::reason));
    columns.put("withdrawalNote", withdrawal.flatMap(Withdrawal::note));
    columns.put("withdrawnAt", withdrawal.map(Withdrawal::at));
    columns.put("createdAt", event.createdAt());
    columns.put("editedAt", event.editedAt());
    columns.put("publishedAt", event.publishedAt());
    return columns;
  }
}
