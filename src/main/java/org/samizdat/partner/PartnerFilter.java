package org.samizdat.partner;

import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.samizdat.access.Reach;
import org.samizdat.change.Change;
import org.samizdat.change.ChangeFilter;
import org.samizdat.change.ChangeType;

/**
 * Which changes concern a partner: those of articles, updates and corrections, in any of its
 * languages.
 */
final class PartnerFilter {
  private static final Set<ChangeType> TYPES =
      EnumSet.of(ChangeType.ARTICLE, ChangeType.UPDATE, ChangeType.CORRECTION);

  private final List<ChangeFilter> anyOf;

  PartnerFilter(Reach reach) {
    Set<String> topics = new LinkedHashSet<>(reach.topics());
    Stream<Optional<String>> languages =
        reach.languages().isEmpty()
            ? Stream.of(Optional.empty())
            : reach.languages().stream().map(Optional::of);
    this.anyOf =
        languages
            .map(language -> new ChangeFilter(TYPES, topics, Optional.empty(), language))
            .toList();
  }

  boolean follows(Change change) {
    return TYPES.contains(change.type()) && anyOf.stream().anyMatch(each -> each.follows(change));
  }
}
