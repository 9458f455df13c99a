package org.samizdat.article;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.samizdat.access.Actor;
import org.samizdat.access.Audit;
import org.samizdat.change.Change;
import org.samizdat.change.ChangeOp;
import org.samizdat.change.ChangeType;
import org.samizdat.change.PublicWrite;
import org.samizdat.json.Json;
import org.samizdat.problem.ProblemException;
import org.samizdat.publication.PublicationTally;
import org.samizdat.schedule.Schedule;

/**
 * Stores an article with all that must be stored with it, in one transaction: its slugs, its topics
 * and their counts, the revision, and the announcement where the public can notice.
 */
final class ArticleStore {
  private static final String TYPE = "article";

  private final PublicWrite write;
  private final ArticleDao articles;
  private final TopicDao topics;

  ArticleStore(PublicWrite write) {
    this.write = write;
    this.articles = write.attach(ArticleDao.class);
    this.topics = write.attach(TopicDao.class);
  }

  /** Reads an article for changing it: no one else can, until the transaction ends. */
  Article lock(ArticleRef ref) {
    UUID id = ref.id(articles).orElseThrow(ref::notFound);
    Article locked = articles.lock(id).flatMap(articles::find).orElseThrow(ref::notFound);
    Withdrawal.requireNotErased(locked.withdrawal());
    return locked;
  }

  /**
   * The topics with the names that they have; new ones are made. When another writer makes the same
   * one meanwhile, the database refuses ours, and the transaction runs again and finds it.
   */
  List<Topic> existing(List<Topic> wanted) {
    List<Topic> found = new ArrayList<>();
    for (Topic each : wanted) {
      Optional<Topic> known = topics.find(each.slug());
      if (known.isEmpty()) {
        topics.create(each.slug(), each.name());
      }
      found.add(known.orElse(each));
    }
    return found;
  }

  Article insert(Article draft, Actor actor) {
    Article article = showing(draft);
    articles.insert(columns(article));
    articles.claimSlug(article.slug(), article.id());
    fileTopics(article);
    keepRevision(article, RevisionKind.CREATED, false, actor);
    return articles.find(article.id()).orElseThrow();
  }

  /**
   * Stores the next revision of an article that was locked.
   *
   * @param said whether it says something else, in the words of whoever made it
   */
  Article save(
      Article before, Article next, RevisionKind what, Optional<Boolean> said, Actor actor) {
    Optional<ArticleErasure> erasure =
        next.withdrawal()
            .filter(Withdrawal::erases)
            .map(withdrawal -> new ArticleErasure(write, before));
    boolean sameMedia = next.content().media().equals(before.content().media());
    Article after = sameMedia ? next : showing(next);
    articles.update(columns(after));
    if (!articles.slugs(after.id()).contains(after.slug())) {
      articles.claimSlug(after.slug(), after.id());
    }
    moveTopics(before, after);
    moveCounts(before, after);
    erasure.ifPresent(ArticleErasure::perform);
    keepRevision(after, what, Significance.of(before, after, said), actor);
    if (after.isPublic() && !before.isPublic()) {
      articles.showUpdateRevisions(after.id());
    }
    Schedule.revised(
        write.handle(),
        after.id(),
        after.revision(),
        before.isPublic(),
        after.isPublic(),
        write.now());
    new ArticleAnnouncement(write).moved(before, after);
    erasure.ifPresent(each -> each.announce(after));
    return articles.find(after.id()).orElseThrow();
  }

  /** The article with its media settled. */
  private Article showing(Article article) {
    ArticleContent content = article.content();
    return article.withContent(
        content.withMedia(ShownMedia.settled(write.handle(), TYPE, article.id(), content.media())));
  }

  void delete(Article draft) {
    ShownMedia.settled(write.handle(), TYPE, draft.id(), List.of());
    Schedule.forget(write.handle(), draft.id());
    write.about(Audit.Subject.of(TYPE, draft.id()));
    articles.delete(draft.id());
  }

  private void keepRevision(Article article, RevisionKind what, boolean significant, Actor actor) {
    write.about(Audit.Subject.of(TYPE, article.id(), article.revision()));
    articles.keepRevision(
        article.id(),
        article.revision(),
        what,
        article.isPublic(),
        significant,
        Json.write(ArticleDrafts.contentOf(article).withBody(Optional.empty())),
        article.body().map(Article.Body::markdown).orElse(""),
        actor.name(),
        write.now());
  }

  private void fileTopics(Article article) {
    Optional<Instant> visible = article.publishedAt().filter(at -> article.isPublic());
    int position = 0;
    for (Topic each : article.topics()) {
      topics.file(article.id(), each.slug(), position++, visible);
    }
  }

  private void moveTopics(Article before, Article after) {
    boolean same =
        before.topics().equals(after.topics())
            && before.isPublic() == after.isPublic()
            && before.publishedAt().equals(after.publishedAt());
    if (same) {
      return;
    }
    topics.unfile(after.id());
    fileTopics(after);
    // In the order of their names, so that two writers never wait for each other.
    Set<String> touched = new TreeSet<>(before.topicSlugs());
    touched.addAll(after.topicSlugs());
    for (String topic : touched) {
      int difference = counts(after, topic) - counts(before, topic);
      topics.count(topic, difference);
      announce(topics.counted(topic), difference);
    }
  }

  /** A topic is public while it has a public article. */
  private void announce(TopicDao.Counted topic, int difference) {
    int before = topic.articleCount() - difference;
    if (before == 0 && topic.articleCount() == 0) {
      return;
    }
    ChangeOp op =
        topic.articleCount() == 0
            ? ChangeOp.WITHDRAWN
            : before == 0 ? ChangeOp.PUBLISHED : ChangeOp.UPDATED;
    write.announce(Change.of(ChangeType.TOPIC, topic.slug(), op, topic.revision(), write.now()));
  }

  /** The calendar counts an article, and all its updates, where readers find it. */
  private void moveCounts(Article before, Article after) {
    boolean same =
        before.isPublic() == after.isPublic()
            && before.publishedAt().equals(after.publishedAt())
            && before.filing().equals(after.filing());
    if (same || !(before.isPublic() || after.isPublic())) {
      return;
    }
    PublicationTally tally = new PublicationTally();
    List<ArticleDao.UpdateCount> updates = articles.updateCounts(after.id());
    count(tally, before, updates, -1);
    count(tally, after, updates, 1);
    tally.store(write.handle());
  }

  private static void count(
      PublicationTally tally, Article article, List<ArticleDao.UpdateCount> updates, int sign) {
    if (!article.isPublic()) {
      return;
    }
    tally.article(article.filing(), article.publishedAt().orElseThrow(), sign);
    for (ArticleDao.UpdateCount each : updates) {
      Instant quarter = Instant.ofEpochSecond(each.quarterStart());
      tally.updates(article.filing(), quarter, sign * each.updates());
    }
  }

  private static int counts(Article article, String topic) {
    return article.isPublic() && article.topicSlugs().contains(topic) ? 1 : 0;
  }

  /** Pins need an update that readers can see. */
  void requirePublished(Article article, UUID update) {
    if (articles.publishedUpdates(article.id(), update) == 0) {
      throw ProblemException.invalidContent(
          "/updateId", "must be a published update of this article");
    }
  }

  private static Map<String, Object> columns(Article article) {
    Article.Body body = article.body().orElse(new Article.Body("", "", ""));
    Map<String, Object> columns = new HashMap<>();
    columns.put("id", article.id());
    columns.put("slug", article.slug());
    columns.put("status", article.status());
    columns.put("kind", article.content().kind());
    columns.put("language", article.language());
    columns.put("breaking", article.content().breaking());
    columns.put("content", Json.write(article.content()));
    columns.put("markdown", body.markdown());
    columns.put("html", body.html());
    columns.put("plain", body.text());
    columns.put("revision", article.revision());
    columns.put("liveState", article.coverage().map(Coverage::state));
    columns.put("coverageStartedAt", article.coverage().flatMap(Coverage::startedAt));
    columns.put("coverageEndedAt", article.coverage().flatMap(Coverage::endedAt));
    columns.put("pinnedUpdateId", article.coverage().flatMap(Coverage::pinnedUpdateId));
    columns.put("withdrawalReason", article.withdrawal().map(Withdrawal::reason));
    columns.put("withdrawalNote", article.withdrawal().flatMap(Withdrawal::note));
    columns.put("withdrawnAt", article.withdrawal().map(Withdrawal::at));
    columns.put("createdAt", article.createdAt());
    columns.put("editedAt", article.editedAt());
    columns.put("publishedAt", article.publishedAt());
    columns.put("changedAt", article.changedAt());
    columns.put("commentsOpen", article.content().commentsOpen());
    columns.put("commentsCloseAt", article.commentsClosing());
    columns.put("coverageStartsAt", article.coverageStart());
    return columns;
  }
}
