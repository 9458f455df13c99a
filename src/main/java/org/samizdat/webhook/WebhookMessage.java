package org.samizdat.webhook;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.samizdat.change.Change;
import org.samizdat.change.ChangeLog;
import org.samizdat.change.ChangeOp;
import org.samizdat.change.ChangeToken;
import org.samizdat.change.ChangeType;

/**
 * What a webhook is told of a change: where to look, never what is there to see.
 *
 * @param seq number of the change in the log
 * @param cacheTags by which caches drop what is outdated
 * @param next where the change feed goes on after this change
 */
record WebhookMessage(
    ChangeType type,
    ChangeOp op,
    long seq,
    String id,
    int revision,
    Optional<String> url,
    Optional<UUID> articleId,
    Optional<String> language,
    Optional<List<String>> topics,
    Optional<String> leftLanguage,
    Optional<List<String>> leftTopics,
    Optional<String> oldSlug,
    Instant at,
    Set<String> cacheTags,
    String next) {

  /** The one that says nothing but that messages arrive. */
  record Ping(String type, UUID webhookId, Instant at) {
    static final String TYPE = "ping";

    static Ping of(UUID webhookId, Instant at) {
      return new Ping(TYPE, webhookId, at);
    }
  }

  static WebhookMessage of(Change change, Optional<String> url, ChangeLog.State log) {
    return new WebhookMessage(
        change.type(),
        change.op(),
        change.seq(),
        change.objectId(),
        change.revision(),
        url,
        change.articleId(),
        change.language(),
        Optional.of(change.topics()).filter(topics -> change.articleId().isPresent()),
        change.leftLanguage(),
        Optional.of(change.leftTopics()).filter(left -> !left.isEmpty()),
        change.oldSlug(),
        change.at(),
        change.cacheTags(),
        ChangeToken.at(log.epoch(), change.seq()).encode());
  }

  /** The same for the same change and webhook, whenever it is made. */
  static String messageId(UUID webhookId, Change change, ChangeLog.State log) {
    String name = "%s %s %d".formatted(log.epoch(), webhookId, change.seq());
    return messageId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
  }

  static String messageId(UUID id) {
    return "msg_" + id.toString().replace("-", "");
  }
}
