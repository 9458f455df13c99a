package org.samizdat.transfer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.samizdat.article.ArticleContent;
import org.samizdat.article.LiveState;
import org.samizdat.article.Media;
import org.samizdat.article.TopicName;
import org.samizdat.article.Withdrawal;
import org.samizdat.change.Change;
import org.samizdat.change.ChangeOp;
import org.samizdat.change.ChangeType;
import org.samizdat.change.PublicWrite;
import org.samizdat.json.Json;

/** Takes articles in, with their slugs, their topics, and the counts of these. */
final class ArticleIntake implements Intake {
  private final Batch batch;
  private final List<Prepared<ArticleLine>> fresh = new ArrayList<>();
  private final Map<String, UUID> slugs = new HashMap<>();
  private final ShownPictures pictures;

  ArticleIntake(Batch batch) {
    this.batch = batch;
    List<Prepared<ArticleLine>> lines = batch.of(ArticleLine.class);
    this.pictures =
        new ShownPictures(
            batch, lines.stream().map(each -> each.line().content().media()).toList());
    if (!lines.isEmpty()) {
      List<String> wanted = lines.stream().flatMap(each -> slugs(each.line())).toList();
      batch
          .attach(KnownDao.class)
          .slugs(wanted)
          .forEach(each -> slugs.put(each.slug(), each.articleId()));
    }
    lines.forEach(this::sort);
  }

  private static Stream<String> slugs(ArticleLine line) {
    return Stream.concat(line.content().slug().stream(), line.otherSlugs().stream()).distinct();
  }

  private void sort(Prepared<ArticleLine> each) {
    ArticleLine line = each.line();
    boolean ownSlug = slugs(line).map(slugs::get).anyMatch(line.id()::equals);
    Optional<KnownArticle> here = ownSlug ? batch.lookAgain(line.id()) : batch.article(line.id());
    if (here.isPresent()) {
      batch.here(each, here.get().revision(), line.revision());
      return;
    }
    boolean erased = line.withdrawal().filter(Withdrawal::erases).isPresent();
    if (erased && !line.content().headline().equals(ArticleContent.ERASED)) {
      batch.refuse(each, "it was withdrawn for the safety of a source, and is not erased");
      return;
    }
    Optional<String> taken = slugs(line).filter(this::isTaken).findFirst();
    if (taken.isPresent()) {
      batch.refuse(each, "the slug '%s' belongs to another article here".formatted(taken.get()));
      return;
    }
    Optional<List<Media>> media = pictures.settled(line.content().media());
    if (media.isEmpty()) {
      batch.refuse(each, "/content/media names a picture that is not here");
      return;
    }
    slugs(line).forEach(slug -> claim(slug, line.id()));
    batch.outcome().added(line);
    batch.know(KnownArticle.of(line));
    fresh.add(settled(each, media.get()));
  }

  private boolean isTaken(String slug) {
    return slugs.containsKey(slug)
        || batch.rehearsed().filter(each -> each.has(key(slug))).isPresent();
  }

  private void claim(String slug, UUID article) {
    slugs.put(slug, article);
    batch.rehearsed().ifPresent(each -> each.add(key(slug)));
  }

  /** Slugs of articles and of topics are apart. */
  private static String key(String slug) {
    return "article/" + slug;
  }

  private static Prepared<ArticleLine> settled(Prepared<ArticleLine> each, List<Media> media) {
    ArticleContent content = each.line().content();
    if (media.equals(content.media())) {
      return each;
    }
    ArticleContent stored =
        content
            .with(Optional.empty(), Optional.empty(), List.of(), Optional.empty())
            .withMedia(media);
    return each.with(each.stored().withContent(Json.write(stored)));
  }

  @Override
  public void store(PublicWrite write) {
    if (fresh.isEmpty()) {
      return;
    }
    ArticleDao articles = write.attach(ArticleDao.class);
    articles.insert(fresh.stream().map(ArticleIntake::row).toList());
    List<Map<String, Object>> claims = new ArrayList<>();
    for (Prepared<ArticleLine> each : fresh) {
      UUID id = each.line().id();
      slugs(each.line())
          .forEach(
              slug -> claims.add(new Columns().with("slug", slug).with("articleId", id).values()));
      pictures
          .settled(each.line().content().media())
          .ifPresent(media -> pictures.use("article", id, media));
    }
    articles.claimSlugs(claims);
    pictures.store(batch);
    fileTopics(write);
    fresh.stream()
        .map(Prepared::line)
        .filter(ArticleLine::isPublic)
        .forEach(line -> publish(write, line));
  }

  private void publish(PublicWrite write, ArticleLine line) {
    KnownArticle article = batch.article(line.id()).orElseThrow();
    batch.tally().article(article.filing(), line.publishedAt().orElseThrow(), 1);
    write.announce(
        article.place(
            Change.of(
                ChangeType.ARTICLE,
                line.id().toString(),
                ChangeOp.PUBLISHED,
                line.revision(),
                write.now())));
  }

  private void fileTopics(PublicWrite write) {
    TopicDao dao = write.attach(TopicDao.class);
    Map<String, TopicLine> named = new TreeMap<>();
    Map<String, Integer> differences = new TreeMap<>();
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Prepared<ArticleLine> each : fresh) {
      ArticleLine line = each.line();
      int position = 0;
      for (TopicName topic : topics(line).values()) {
        String slug = topic.slug().orElseThrow();
        named.putIfAbsent(slug, new TopicLine(slug, topic.name(), Optional.empty(), 1));
        differences.merge(slug, line.isPublic() ? 1 : 0, Integer::sum);
        rows.add(
            new Columns()
                .with("articleId", line.id())
                .with("topic", slug)
                .with("position", position++)
                .with("publishedAt", line.publishedAt().filter(at -> line.isPublic()))
                .values());
      }
    }
    if (rows.isEmpty()) {
      return;
    }
    batch.attach(KnownDao.class).topics(named.keySet()).forEach(named::remove);
    if (!named.isEmpty()) {
      dao.insert(List.copyOf(named.values()));
    }
    dao.file(rows);
    differences.values().removeIf(difference -> difference == 0);
    if (!differences.isEmpty()) {
      count(write, dao, differences);
    }
  }

  /** Each topic once, in the order given. */
  private static Map<String, TopicName> topics(ArticleLine line) {
    Map<String, TopicName> topics = new LinkedHashMap<>();
    line.content().topics().forEach(each -> topics.putIfAbsent(each.slug().orElseThrow(), each));
    return topics;
  }

  private static void count(PublicWrite write, TopicDao dao, Map<String, Integer> differences) {
    dao.count(List.copyOf(differences.keySet()), List.copyOf(differences.values()));
    for (TopicDao.Counted each : dao.counted(differences.keySet())) {
      boolean isFirst = each.articleCount() == differences.getOrDefault(each.slug(), 0);
      ChangeOp op = isFirst ? ChangeOp.PUBLISHED : ChangeOp.UPDATED;
      write.announce(Change.of(ChangeType.TOPIC, each.slug(), op, each.revision(), write.now()));
    }
  }

  private static Map<String, Object> row(Prepared<ArticleLine> each) {
    ArticleLine line = each.line();
    ArticleContent content = line.content();
    Optional<Instant> closing =
        content.commentsCloseAt().filter(at -> line.isPublic() && content.commentsOpen());
    boolean announced =
        line.isPublic()
            && line.live().filter(live -> live.state() == LiveState.SCHEDULED).isPresent();
    return new Columns()
        .with(each.stored())
        .with(line.withdrawal())
        .with("id", line.id())
        .with("slug", content.slug())
        .with("status", line.status())
        .with("kind", content.kind())
        .with("language", content.language())
        .with("breaking", content.breaking())
        .with("revision", line.revision())
        .with("liveState", line.live().map(ArticleLine.Live::state))
        .with("coverageStartedAt", line.live().flatMap(ArticleLine.Live::startedAt))
        .with("coverageEndedAt", line.live().flatMap(ArticleLine.Live::endedAt))
        .with("pinnedUpdateId", line.live().flatMap(ArticleLine.Live::pinnedUpdateId))
        .with("createdAt", line.createdAt())
        .with("editedAt", line.editedAt())
        .with("publishedAt", line.publishedAt())
        .with("changedAt", line.changedAt())
        .with("commentsOpen", content.commentsOpen())
        .with("commentsCloseAt", closing)
        .with("coverageStartsAt", content.coverageStartsAt().filter(at -> announced))
        .with("commentsChangedAt", line.commentsChangedAt())
        .values();
  }
}
