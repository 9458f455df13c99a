package org.samizdat.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.samizdat.access.Actor;
import org.samizdat.access.Scope;
import org.samizdat.article.Article;
import org.samizdat.article.ArticleRef;
import org.samizdat.article.ArticleStatus;
import org.samizdat.article.PublicArticles;
import org.samizdat.article.Withdrawal;
import org.samizdat.article.WithdrawalRequest;
import org.samizdat.change.ChangeLog;
import org.samizdat.change.PublicWrite;
import org.samizdat.database.Database;
import org.samizdat.http.MergePatch;
import org.samizdat.http.Preconditions;
import org.samizdat.json.Json;
import org.samizdat.problem.ProblemException;
import org.samizdat.text.Markdown;
import org.samizdat.text.RichText;

/** The rules by which staff change events. Each call is one transaction and makes one revision. */
public final class EventEditor {
  private final ChangeLog log;
  private final ZoneId siteZone;

  public EventEditor(ChangeLog log, ZoneId siteZone) {
    this.log = log;
    this.siteZone = siteZone;
  }

  /** Makes a draft, or at once a public event. */
  public UUID create(Actor actor, EventContent content, boolean publish) {
    return made(actor, content, publish).id();
  }

  Event made(Actor actor, EventContent content, boolean publish) {
    if (publish) {
      actor.require(Scope.PUBLISH, "Publishing");
    }
    return log.write(
        actor,
        write -> {
          requireArticle(write, content);
          EventStore store = new EventStore(write);
          Event draft = store.insert(draft(content, write.now()));
          return publish
              ? store.save(draft, published(draft, write.now()).revised(write.now()))
              : draft;
        });
  }

  private Event draft(EventContent content, Instant now) {
    return new Event(
        Database.newId(),
        ArticleStatus.DRAFT,
        stored(content),
        body(content),
        EventTime.of(content, siteZone),
        0,
        1,
        Optional.empty(),
        now,
        now,
        Optional.empty());
  }

  /** The zone is settled once: the event stays where it is when the site moves. */
  private EventContent stored(EventContent content) {
    EventContent bare = content.with(Optional.empty(), content.status());
    return content.timeZone().isPresent() ? bare : bare.inZone(siteZone.getId());
  }

  private static Article.Body body(EventContent content) {
    String markdown = content.description().orElse("");
    RichText rendered = Markdown.render(markdown);
    return new Article.Body(markdown, rendered.html(), rendered.text());
  }

  private static void requireArticle(PublicWrite write, EventContent content) {
    content
        .articleId()
        .filter(id -> PublicArticles.any(write.handle(), new ArticleRef(id.toString())).isEmpty())
        .ifPresent(
            id -> {
              throw ProblemException.invalidContent("/articleId", "must be the id of an article");
            });
  }

  Event replace(Actor actor, UUID id, Preconditions seen, EventContent content) {
    return edit(actor, id, seen, before -> content);
  }

  Event patch(Actor actor, UUID id, Preconditions seen, JsonNode patch) {
    return edit(
        actor,
        id,
        seen,
        before -> MergePatch.apply(Json.tree(before.written()), patch, EventContent.class));
  }

  /** Says that it will not take place; it stays where it was, so that all are told. */
  Event cancel(Actor actor, UUID id, Preconditions seen) {
    return edit(
        actor,
        id,
        seen,
        before -> {
          if (before.content().status() == EventStatus.CANCELLED) {
            throw ProblemException.wrongState("It is cancelled already.");
          }
          EventContent written = before.written();
          return written.with(written.description(), EventStatus.CANCELLED);
        });
  }

  private Event edit(
      Actor actor, UUID id, Preconditions seen, Function<Event, EventContent> content) {
    return change(
        actor,
        id,
        seen,
        (write, before) -> {
          if (before.publishedAt().isPresent()) {
            actor.require(Scope.PUBLISH, "Changing what was published");
          }
          EventContent next = content.apply(before);
          requireArticle(write, next);
          return before.edited(stored(next), body(next), EventTime.of(next, siteZone));
        });
  }

  void delete(Actor actor, UUID id, Preconditions seen) {
    log.write(
        actor,
        write -> {
          EventStore store = new EventStore(write);
          Event draft = store.lock(id);
          seen.require(draft.revision());
          if (draft.publishedAt().isPresent()) {
            throw ProblemException.wrongState(
                "It has been public: cancel or withdraw it, so that readers are told.");
          }
          store.delete(draft);
          return draft;
        });
  }

  Event publish(Actor actor, UUID id, Preconditions seen) {
    return change(actor, id, seen, (write, event) -> published(event, write.now()));
  }

  private static Event published(Event event, Instant now) {
    if (event.isPublic()) {
      throw ProblemException.wrongState("It is public already.");
    }
    return event.withStatus(ArticleStatus.PUBLISHED, Optional.empty(), now);
  }

  Event unpublish(Actor actor, UUID id, Preconditions seen) {
    return change(
        actor,
        id,
        seen,
        (write, event) ->
            requirePublic(event).withStatus(ArticleStatus.DRAFT, Optional.empty(), write.now()));
  }

  Event withdraw(Actor actor, UUID id, Preconditions seen, WithdrawalRequest why) {
    return change(
        actor,
        id,
        seen,
        (write, event) ->
            requirePublic(event)
                .withStatus(
                    ArticleStatus.WITHDRAWN,
                    Optional.of(new Withdrawal(why.reason(), why.note(), write.now())),
                    write.now()));
  }

  private Event change(
      Actor actor, UUID id, Preconditions seen, BiFunction<PublicWrite, Event, Event> rule) {
    return log.write(
        actor,
        write -> {
          EventStore store = new EventStore(write);
          Event before = store.lock(id);
          seen.require(before.revision());
          return store.save(before, rule.apply(write, before).revised(write.now()));
        });
  }

  private static Event requirePublic(Event event) {
    if (!event.isPublic()) {
      throw ProblemException.wrongState("It is not public.");
    }
    return event;
  }
}
