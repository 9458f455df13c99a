package org.samizdat.appeal;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.samizdat.access.Actor;
import org.samizdat.article.ArticleStatus;
import org.samizdat.article.DonationChannel;
import org.samizdat.article.Withdrawal;
import org.samizdat.article.WithdrawalRequest;
import org.samizdat.change.ChangeLog;
import org.samizdat.change.PublicWrite;
import org.samizdat.database.UniqueViolation;
import org.samizdat.http.MergePatch;
import org.samizdat.http.Preconditions;
import org.samizdat.json.Json;
import org.samizdat.problem.FieldError;
import org.samizdat.problem.ProblemException;
import org.samizdat.problem.ProblemType;
import org.samizdat.schedule.DueWork;
import org.samizdat.schedule.NoLongerDue;
import org.samizdat.text.Slugs;

/**
 * The rules by which staff change appeals, and by which time does. Once an appeal was public, a new
 * destination for money is held until somebody names the ones that it replaces.
 */
public final class AppealEditor {
  private static final int SLUG_ATTEMPTS = 20;

  private final ChangeLog log;
  private final AppealDrafts drafts;

  public AppealEditor(ChangeLog log, String siteLanguage) {
    this.log = log;
    this.drafts = new AppealDrafts(siteLanguage);
  }

  /** Makes an appeal, and publishes it, as the sample's. */
  public void publish(Actor actor, AppealContent content) {
    create(actor, content, true, false);
  }

  Appeal create(Actor actor, AppealContent content, boolean publish, boolean acceptWarnings) {
    String wanted = drafts.slug(content);
    for (int attempt = 1; ; attempt++) {
      String slug = attempt == 1 ? wanted : Slugs.numbered(wanted, attempt);
      try {
        return create(actor, content, slug, publish, acceptWarnings);
      } catch (UniqueViolation taken) {
        requireSlugTaken(taken);
        if (content.slug().isPresent() || attempt == SLUG_ATTEMPTS) {
          throw slugTaken();
        }
      }
    }
  }

  private Appeal create(
      Actor actor, AppealContent content, String slug, boolean publish, boolean acceptWarnings) {
    return log.write(
        actor,
        write -> {
          AppealStore store = new AppealStore(write);
          AppealContent settled = drafts.settled(write, content, slug);
          Appeal draft = store.insert(drafts.of(settled, content.body(), write.now()));
          return publish
              ? store.save(
                  draft, published(draft, acceptWarnings, write.now()).revised(write.now()))
              : draft;
        });
  }

  private static void requireSlugTaken(UniqueViolation violation) {
    if (!violation.concerns("donation_appeal_slug")) {
      throw violation;
    }
  }

  private static ProblemException slugTaken() {
    return new ProblemException(
        ProblemType.SLUG_TAKEN,
        "Another donation appeal has this slug.",
        List.of(FieldError.atPointer("/slug", "is taken")));
  }

  Appeal replace(Actor actor, UUID id, Preconditions seen, AppealContent content) {
    return edit(actor, id, seen, before -> content);
  }

  Appeal patch(Actor actor, UUID id, Preconditions seen, JsonNode patch) {
    return edit(
        actor,
        id,
        seen,
        before -> MergePatch.apply(Json.tree(before.written()), patch, AppealContent.class));
  }

  private Appeal edit(
      Actor actor, UUID id, Preconditions seen, Function<Appeal, AppealContent> content) {
    try {
      return change(actor, id, seen, (write, before) -> edited(write, before, content, actor));
    } catch (UniqueViolation taken) {
      requireSlugTaken(taken);
      throw slugTaken();
    }
  }

  private Step edited(
      PublicWrite write, Appeal before, Function<Appeal, AppealContent> content, Actor actor) {
    AppealContent wanted = content.apply(before);
    AppealContent next =
        drafts.settled(
            write, wanted, wanted.slug().map(slug -> drafts.slug(wanted)).orElse(before.slug()));
    if (before.publishedAt().isPresent() && !next.slug().equals(Optional.of(before.slug()))) {
      throw ProblemException.invalidContent("/slug", "is fixed once the appeal was public");
    }
    Set<String> sent = Appeal.destinations(next.channels());
    boolean hold = before.publishedAt().isPresent() && !before.destinations().containsAll(sent);
    if (!hold) {
      return new Step(before.edited(next, drafts.body(wanted.body()), write.now()));
    }
    Appeal rest =
        before.edited(
            next.withChannels(before.content().channels()),
            drafts.body(wanted.body()),
            write.now());
    return new Step(
        rest.holding(Optional.of(new HeldChannels(next.channels(), write.now(), actor.name()))),
        "channels held: %s instead of %s".formatted(sent, before.destinations()));
  }

  /** Puts held channels in force, if the caller can say what they replace. */
  Appeal confirm(
      Actor actor, UUID id, Preconditions seen, List<String> previous, boolean acceptWarnings) {
    return change(
        actor,
        id,
        seen,
        (write, before) -> {
          List<DonationChannel> next = held(before).channels();
          if (!before.destinations().equals(Set.copyOf(previous))) {
            throw ProblemException.invalidContent(
                "/previous", "must name every url and account that the channels have now");
          }
          DonationChannels.requireAccepted(next, acceptWarnings);
          return new Step(
              before
                  .edited(before.content().withChannels(next), before.body(), write.now())
                  .holding(Optional.empty()),
              "channels confirmed: %s instead of %s"
                  .formatted(Appeal.destinations(next), before.destinations()));
        });
  }

  /** Forgets held channels. */
  Appeal discard(Actor actor, UUID id, Preconditions seen) {
    return change(
        actor,
        id,
        seen,
        (write, before) ->
            new Step(
                before.holding(Optional.empty()),
                "channels discarded: " + Appeal.destinations(held(before).channels())));
  }

  private static HeldChannels held(Appeal appeal) {
    return appeal
        .held()
        .orElseThrow(() -> ProblemException.wrongState("No channels wait for a confirmation."));
  }

  void delete(Actor actor, UUID id, Preconditions seen) {
    log.write(
        actor,
        write -> {
          AppealStore store = new AppealStore(write);
          Appeal draft = store.lock(id);
          seen.require(draft.revision());
          if (draft.publishedAt().isPresent()) {
            throw ProblemException.wrongState(
                "It was published: withdraw it, so that copies are taken down.");
          }
          store.delete(draft);
          return draft;
        });
  }

  Appeal publish(Actor actor, UUID id, Preconditions seen, boolean acceptWarnings) {
    return change(
        actor,
        id,
        seen,
        (write, before) -> new Step(published(before, acceptWarnings, write.now())));
  }

  private static Appeal published(Appeal appeal, boolean acceptWarnings, Instant now) {
    if (appeal.status() == ArticleStatus.PUBLISHED) {
      throw ProblemException.wrongState("It is published already.");
    }
    if (appeal.content().channels().isEmpty()) {
      throw ProblemException.invalidContent("/channels", "must not be empty in public");
    }
    DonationChannels.requireAccepted(appeal.content().channels(), acceptWarnings);
    return appeal.withStatus(ArticleStatus.PUBLISHED, Optional.empty(), now);
  }

  Appeal unpublish(Actor actor, UUID id, Preconditions seen) {
    return change(
        actor,
        id,
        seen,
        (write, before) ->
            new Step(
                requirePublished(before)
                    .withStatus(ArticleStatus.DRAFT, Optional.empty(), write.now())));
  }

  Appeal withdraw(Actor actor, UUID id, Preconditions seen, WithdrawalRequest why) {
    return change(
        actor,
        id,
        seen,
        (write, before) ->
            new Step(
                requirePublished(before)
                    .withStatus(
                        ArticleStatus.WITHDRAWN,
                        Optional.of(new Withdrawal(why.reason(), why.note(), write.now())),
                        write.now())));
  }

  private static Appeal requirePublished(Appeal appeal) {
    if (appeal.status() != ArticleStatus.PUBLISHED) {
      throw ProblemException.wrongState("It is not published.");
    }
    return appeal;
  }

  /** Begins and ends what is due, each in a write of its own, so that everyone hears of it. */
  public void addTo(DueWork work) {
    work.add(
        "Beginning and ending donation appeals",
        now -> log.read(handle -> handle.attach(AppealDao.class).due(now)),
        this::perform);
  }

  private void perform(UUID id) {
    log.write(
        DueWork.ACTOR,
        write -> {
          AppealStore store = new AppealStore(write);
          Appeal before = store.lock(id);
          Appeal after = before.revised(write.now());
          if (after.state() == before.state()) {
            throw new NoLongerDue();
          }
          return store.save(before, after);
        });
  }

  /** What an appeal becomes, and what the audit log should know of it. */
  private record Step(Appeal after, Optional<String> note) {
    Step(Appeal after) {
      this(after, Optional.empty());
    }

    Step(Appeal after, String note) {
      this(after, Optional.of(note));
    }
  }

  private Appeal change(
      Actor actor, UUID id, Preconditions seen, BiFunction<PublicWrite, Appeal, Step> rule) {
    return log.write(
        actor,
        write -> {
          AppealStore store = new AppealStore(write);
          Appeal before = store.lock(id);
          seen.require(before.revision());
          Step step = rule.apply(write, before);
          return store.save(before, step.after().revised(write.now()), step.note());
        });
  }
}
