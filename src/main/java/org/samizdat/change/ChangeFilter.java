package org.samizdat.change;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What somebody follows.
 *
 * @param types these alone; all where empty
 * @param topics articles in one of these topics alone, and what belongs to them; all where empty
 * @param article this one alone, and what belongs to it
 * @param language articles in this language alone, and what belongs to them; {@code en} takes in
 *     {@code en-GB}
 */
public record ChangeFilter(
    Set<ChangeType> types, Set<String> topics, Optional<UUID> article, Optional<String> language) {
  /** What topics, languages and articles are asked of; everything else is chosen by type alone. */
  private static final Set<ChangeType> IN_ARTICLES =
      Collections.unmodifiableSet(
          EnumSet.of(
              ChangeType.ARTICLE, ChangeType.UPDATE, ChangeType.COMMENT, ChangeType.CORRECTION));

  /** Everything. */
  public static final ChangeFilter ALL =
      new ChangeFilter(Set.of(), Set.of(), Optional.empty(), Optional.empty());

  /** Whether to tell of a change: of ends always, and of what has just left the filter too. */
  public boolean follows(Change change) {
    return change.isEnd() || matches(change) || left(change);
  }

  /** Whether what changed is part of what is followed, now. */
  public boolean matches(Change change) {
    return takes(change.type()) && isHere(change, change.language(), change.topics());
  }

  /** Whether a type is followed at all. */
  public boolean takes(ChangeType type) {
    return types.isEmpty() || types.contains(type);
  }

  private boolean left(Change change) {
    boolean moved = change.leftLanguage().isPresent() || !change.leftTopics().isEmpty();
    Optional<String> oldLanguage = change.leftLanguage().or(change::language);
    return moved
        && takes(change.type())
        && (isHere(change, oldLanguage, change.leftTopics())
            || isHere(change, oldLanguage, change.topics()));
  }

  private boolean isHere(Change change, Optional<String> itsLanguage, List<String> itsTopics) {
    if (!IN_ARTICLES.contains(change.type())) {
      return true;
    }
    return (article.isEmpty() || article.equals(change.articleId()))
        && (topics.isEmpty() || itsTopics.stream().anyMatch(topics::contains))
        && (language.isEmpty() || itsLanguage.filter(this::isLanguage).isPresent());
  }

  private boolean isLanguage(String other) {
    return language
        .filter(wanted -> other.equals(wanted) || other.startsWith(wanted + "-"))
        .isPresent();
  }
}
