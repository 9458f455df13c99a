package org.samizdat.transfer;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What a rehearsal of an import would have stored, as far as later lines refer to it. */
final class Rehearsed {
  private final Map<UUID, KnownArticle> articles = new HashMap<>();
  private final Map<UUID, KnownComment> comments = new HashMap<>();
  private final Set<Object> others = new HashSet<>();
  private Optional<KnownDao.Thing> lastUpdate = Optional.empty();

  void add(KnownArticle article) {
    articles.put(article.id(), article);
  }

  Optional<KnownArticle> article(UUID id) {
    return Optional.ofNullable(articles.get(id));
  }

  void add(KnownComment comment) {
    comments.put(comment.id(), comment);
  }

  Optional<KnownComment> comment(UUID id) {
    return Optional.ofNullable(comments.get(id));
  }

  /** The last update, behind which its revisions stand. */
  void add(KnownDao.Thing update) {
    lastUpdate = Optional.of(update);
  }

  Optional<KnownDao.Thing> lastUpdate() {
    return lastUpdate;
  }

  /** A slug, or the id or hash of a picture. */
  void add(Object other) {
    others.add(other);
  }

  boolean has(Object other) {
    return others.contains(other);
  }
}
