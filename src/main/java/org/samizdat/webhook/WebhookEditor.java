package org.samizdat.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.samizdat.access.Actor;
import org.samizdat.access.Audit;
import org.samizdat.change.ChangeLog;
import org.samizdat.change.PublicWrite;
import org.samizdat.database.Database;
import org.samizdat.http.MergePatch;
import org.samizdat.http.Preconditions;
import org.samizdat.json.Json;
import org.samizdat.network.RefusedTarget;
import org.samizdat.network.Targets;
import org.samizdat.problem.ProblemException;

/**
 * The rules by which staff change webhooks. Each call is one transaction and makes one revision.
 */
public final class WebhookEditor {
  /** Whoever needs more lets one receiver tell the others. */
  static final int MAX_WEBHOOKS = 100;

  private final ChangeLog log;
  private final Targets targets;
  private final Runnable poke;

  /**
   * @param poke looks for what can be sent
   */
  public WebhookEditor(ChangeLog log, Targets targets, Runnable poke) {
    this.log = log;
    this.targets = targets;
    this.poke = poke;
  }

  /** A webhook whose key was made just now; of the key the secret is shown, this once. */
  record Keyed(Webhook webhook, SigningKey key) {}

  /** The webhook with this id; a missing one is a 404. */
  static Webhook find(Handle handle, UUID id) {
    return handle.attach(WebhookDao.class).find(id).orElseThrow(() -> notFound(id));
  }

  /** The same, unchanged by others until the transaction ends. */
  static Webhook lock(Handle handle, UUID id) {
    return handle.attach(WebhookDao.class).lock(id).orElseThrow(() -> notFound(id));
  }

  private static ProblemException notFound(UUID id) {
    return ProblemException.notFound("Webhook " + id);
  }

  static Audit.Subject subject(UUID id, int revision) {
    return Audit.Subject.of("webhook", id, revision);
  }

  /** Makes one, which hears of whatever changes from now on. */
  Keyed create(Actor actor, WebhookContent content) {
    requireTarget(content.url());
    Keyed keyed =
        log.write(
            actor,
            write -> {
              WebhookDao webhooks = write.attach(WebhookDao.class);
              webhooks.lockCursor(); // so that nobody else counts, or queues, at the same time
              if (webhooks.all().size() >= MAX_WEBHOOKS) {
                throw ProblemException.wrongState(
                    "There are %d webhooks already; no more are possible.".formatted(MAX_WEBHOOKS));
              }
              long head = ChangeLog.state(write.handle()).head();
              Webhook made = Webhook.of(Database.newId(), content, head, write.now());
              webhooks.insert(made, Json.write(content));
              SigningKey key = newKey(write, made.id());
              write.about(subject(made.id(), made.revision()));
              return new Keyed(made, key);
            });
    poke.run();
    return keyed;
  }

  private void requireTarget(String url) {
    try {
      targets.addresses(targets.requireHttps(url).getHost());
    } catch (RefusedTarget refused) {
      throw ProblemException.invalidContent("/url", refused.rule());
    } catch (UnknownHostException unknown) {
      throw ProblemException.invalidContent("/url", "must have a host whose name can be looked up");
    }
  }

  Webhook replace(Actor actor, UUID id, Preconditions seen, WebhookContent content) {
    return edit(actor, id, seen, before -> content);
  }

  Webhook patch(Actor actor, UUID id, Preconditions seen, JsonNode patch) {
    return edit(
        actor,
        id,
        seen,
        before -> MergePatch.apply(Json.tree(before.content()), patch, WebhookContent.class));
  }

  /** Looks a new address up before the transaction, which would otherwise wait for it. */
  private Webhook edit(
      Actor actor, UUID id, Preconditions seen, Function<Webhook, WebhookContent> content) {
    Webhook now = log.read(handle -> find(handle, id));
    seen.require(now.revision());
    String url = content.apply(now).url();
    if (!url.equals(now.content().url())) {
      requireTarget(url);
    }
    return change(
        actor, id, seen, (write, before) -> before.edited(content.apply(before), write.now()));
  }

  Webhook pause(Actor actor, UUID id, Preconditions seen) {
    return change(
        actor,
        id,
        seen,
        (write, before) -> {
          if (!before.isActive()) {
            throw ProblemException.wrongState("It is not active.");
          }
          return before.paused(write.now());
        });
  }

  /** Has it told again; one that is between two attempts is tried at once. */
  Webhook resume(Actor actor, UUID id, Preconditions seen) {
    return change(
        actor,
        id,
        seen,
        (write, before) -> {
          if (before.isActive() && before.failures() == 0) {
            throw ProblemException.wrongState("It is active, and nothing has failed.");
          }
          return before.resumed(write.now());
        });
  }

  /** Gives it a new key; the one before goes on signing beside it for so long. */
  Keyed rotate(Actor actor, UUID id, Preconditions seen, Duration overlap) {
    return log.write(
        actor,
        write -> {
          Webhook before = lock(write.handle(), id);
          seen.require(before.revision());
          KeyDao keys = write.attach(KeyDao.class);
          keys.dropReplaced(id);
          keys.replace(id, write.now().plus(overlap));
          SigningKey key = newKey(write, id);
          return new Keyed(store(write, before.edited(before.content(), write.now())), key);
        });
  }

  private static SigningKey newKey(PublicWrite write, UUID webhookId) {
    SigningKey key = SigningKey.make();
    write
        .attach(KeyDao.class)
        .insert(key.id(), webhookId, key.secret(), key.privateKey(), key.publicKey(), write.now());
    return key;
  }

  void delete(Actor actor, UUID id, Preconditions seen) {
    log.write(
        actor,
        write -> {
          Webhook webhook = lock(write.handle(), id);
          seen.require(webhook.revision());
          write.attach(WebhookDao.class).delete(id);
          write.about(Audit.Subject.of("webhook", id));
          return webhook;
        });
  }

  private Webhook change(
      Actor actor, UUID id, Preconditions seen, BiFunction<PublicWrite, Webhook, Webhook> rule) {
    Webhook changed =
        log.write(
            actor,
            write -> {
              Webhook before = lock(write.handle(), id);
              seen.require(before.revision());
              return store(write, rule.apply(write, before));
            });
    poke.run();
    return changed;
  }

  private static Webhook store(PublicWrite write, Webhook after) {
    write.attach(WebhookDao.class).update(after, Json.write(after.content()));
    write.about(subject(after.id(), after.revision()));
    return after;
  }
}
