package org.samizdat.article;

import java.util.Optional;
import java.util.UUID;
import org.samizdat.change.PublicWrite;
import org.samizdat.problem.ProblemException;

/** A live blog whose updates are being changed: locked, so that its counts stay true. */
public final class LiveBlog {
  private final PublicWrite write;
  private final Article article;

  private LiveBlog(PublicWrite write, Article article) {
    this.write = write;
    this.article = article;
  }

  public static LiveBlog lock(PublicWrite write, ArticleRef ref) {
    return new LiveBlog(write, new ArticleStore(write).lock(ref));
  }

  public Article article() {
    return article;
  }

  /** Refuses what only a live blog can have. */
  public LiveBlog requireLiveBlog() {
    if (article.coverage().isEmpty()) {
      throw ProblemException.wrongState(
          "It is an article, not a live blog; set its kind to liveblog first.");
    }
    return this;
  }

  /** New updates need a live blog that has not ended. */
  public void requireOpen() {
    Coverage coverage = requireLiveBlog().article.coverage().orElseThrow();
    if (coverage.state() == LiveState.ENDED) {
      throw ProblemException.wrongState("The live blog has ended; reopen it first.");
    }
  }

  /**
   * Takes note that an update was published (+1), changed (0) or taken away (-1). The first one
   * begins the coverage of a live blog that is public; a pin goes with its update.
   */
  public void updatesChanged(int difference, UUID updateId) {
    Coverage coverage = requireLiveBlog().article.coverage().orElseThrow();
    boolean begins =
        difference > 0 && article.isPublic() && coverage.state() == LiveState.SCHEDULED;
    Coverage next = begins ? coverage.begin(write.now()) : coverage;
    Optional<UUID> pinned =
        coverage.pinnedUpdateId().filter(pin -> difference >= 0 || !pin.equals(updateId));
    write
        .attach(ArticleDao.class)
        .countUpdates(
            article.id(),
            difference,
            article.isPublic() ? write.now() : article.changedAt(),
            next.state(),
            next.startedAt(),
            pinned);
    new ArticleAnnouncement(write).touched(article);
  }
}
