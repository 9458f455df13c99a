package org.samizdat.follow;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.samizdat.change.Change;
import org.samizdat.change.ChangeOp;
import org.samizdat.change.ChangeType;

/** A change as everyone sees it. */
public record ChangeView(
    ChangeType type,
    String id,
    ChangeOp op,
    int revision,
    Optional<String> url,
    Optional<UUID> articleId,
    Optional<String> language,
    Optional<List<String>> topics,
    Optional<String> leftLanguage,
    Optional<List<String>> leftTopics,
    Optional<String> oldSlug,
    Instant at,
    Optional<?> object) {

  static ChangeView of(Change change, Optional<String> url, Optional<?> object) {
    return new ChangeView(
        change.type(),
        change.objectId(),
        change.op(),
        change.revision(),
        url,
        change.articleId(),
        change.language(),
        Optional.of(change.topics()).filter(topics -> change.articleId().isPresent()),
        change.leftLanguage(),
        Optional.of(change.leftTopics()).filter(left -> !left.isEmpty()),
        change.oldSlug(),
        change.at(),
        object);
  }
}
