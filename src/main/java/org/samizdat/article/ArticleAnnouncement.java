package org.samizdat.article;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.samizdat.change.Change;
import org.samizdat.change.ChangeOp;
import org.samizdat.change.ChangeType;
import org.samizdat.change.PublicWrite;

/**
 * Tells the log what the public sees differently when an article changes: the article, and what
 * shows it or is shown with it. What ends with an article is not told one by one: its own row says
 * so.
 */
final class ArticleAnnouncement {
  private final PublicWrite write;
  private final ArticleDao articles;

  ArticleAnnouncement(PublicWrite write) {
    this.write = write;
    this.articles = write.attach(ArticleDao.class);
  }

  void moved(Article before, Article after) {
    if (!before.isPublic() && !after.isPublic()) {
      return;
    }
    ChangeOp op =
        !after.isPublic()
            ? ChangeOp.WITHDRAWN
            : before.isPublic() ? ChangeOp.UPDATED : ChangeOp.PUBLISHED;
    Placement placement = Placement.of(before, after);
    Optional<String> oldSlug =
        Optional.of(before.slug()).filter(slug -> !slug.equals(after.slug()));
    write.announce(
        placement
            .of(ChangeType.ARTICLE, after.id(), op, after.revision(), write)
            .replacing(oldSlug));
    if (op == ChangeOp.PUBLISHED || after.isPublic() && placement.differs()) {
      articles
          .publicParts(after.id())
          .forEach(part -> write.announce(placement.of(part, op, write)));
    } else {
      pins(before, after)
          .forEach(part -> write.announce(placement.of(part, ChangeOp.UPDATED, write)));
    }
    if (op != ChangeOp.UPDATED || placement.differs() || !named(before).equals(named(after))) {
      boolean partsAreTold = op != ChangeOp.UPDATED || placement.differs();
      articles.publicLinkers(after.id()).stream()
          .filter(part -> !partsAreTold || part.type() != ChangeType.CORRECTION)
          .forEach(part -> write.announce(placement.of(part, ChangeOp.UPDATED, write)));
    }
  }

  /** Tells that a public article looks different because of something that belongs to it. */
  void touched(Article article) {
    if (article.isPublic()) {
      write.announce(
          Placement.of(article, article)
              .of(ChangeType.ARTICLE, article.id(), ChangeOp.UPDATED, article.revision(), write));
    }
  }

  /** Updates say whether they are pinned. */
  private List<ArticleDao.Part> pins(Article before, Article after) {
    Optional<UUID> was = before.coverage().flatMap(Coverage::pinnedUpdateId);
    Optional<UUID> is = after.coverage().flatMap(Coverage::pinnedUpdateId);
    return was.equals(is)
        ? List.of()
        : Stream.of(was, is)
            .flatMap(Optional::stream)
            .flatMap(id -> articles.publicUpdate(id).stream())
            .toList();
  }

  /** How others name an article. */
  private static List<String> named(Article article) {
    return List.of(article.slug(), article.content().headline());
  }

  /** Where an article is found, and where it was until now. */
  private record Placement(
      UUID article,
      String language,
      List<String> topics,
      Optional<String> leftLanguage,
      List<String> leftTopics,
      boolean differs) {

    static Placement of(Article before, Article after) {
      List<String> left = new ArrayList<>(before.topicSlugs());
      left.removeAll(after.topicSlugs());
      return new Placement(
          after.id(),
          after.language(),
          after.topicSlugs(),
          Optional.of(before.language()).filter(language -> !language.equals(after.language())),
          left,
          !Set.copyOf(before.topicSlugs()).equals(Set.copyOf(after.topicSlugs()))
              || !before.language().equals(after.language()));
    }

    Change of(ArticleDao.Part part, ChangeOp op, PublicWrite write) {
      return of(part.type(), part.id(), op, part.revision(), write);
    }

    Change of(ChangeType type, UUID id, ChangeOp op, int revision, PublicWrite write) {
      return Change.of(type, id.toString(), op, revision, write.now())
          .inArticle(article, language, topics)
          .leaving(leftLanguage, leftTopics);
    }
  }
}
