package org.samizdat.transfer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Gives revisions that are as their thing is what stands in the line of that. */
final class Succession {
  private Optional<Prepared<?>> thing = Optional.empty();

  /** The lines with all that they need; those that stand in the wrong place are refused. */
  List<Prepared<?>> complete(List<Prepared<?>> lines, List<Refusal> refusals) {
    List<Prepared<?>> complete = new ArrayList<>();
    for (Prepared<?> each : lines) {
      if (each.line() instanceof ArticleLine || each.line() instanceof UpdateLine) {
        thing = Optional.of(each);
      }
      if (!isAsItsThing(each.line())) {
        complete.add(each);
      } else if (thing.filter(of -> belongs(each.line(), of.line())).isPresent()) {
        complete.add(each.with(thing.get().stored().asRevision()));
      } else {
        refusals.add(
            new Refusal(each.number(), "has no content, and does not stand behind what it is of"));
      }
    }
    return complete;
  }

  private static boolean isAsItsThing(Line line) {
    return line instanceof ArticleRevisionLine article && article.content().isEmpty()
        || line instanceof UpdateRevisionLine update && update.content().isEmpty();
  }

  private static boolean belongs(Line revision, Line thing) {
    return of(revision).equals(id(thing));
  }

  private static Optional<UUID> of(Line revision) {
    return revision instanceof ArticleRevisionLine article
        ? Optional.of(article.articleId())
        : Optional.of(((UpdateRevisionLine) revision).updateId());
  }

  private static Optional<UUID> id(Line thing) {
    return thing instanceof ArticleLine article
        ? Optional.of(article.id())
        : Optional.of(((UpdateLine) thing).id());
  }
}
