package org.samizdat.transfer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.samizdat.article.ArticleContent;
import org.samizdat.article.Media;
import org.samizdat.article.Withdrawal;
import org.samizdat.change.Change;
import org.samizdat.change.ChangeOp;
import org.samizdat.change.ChangeType;
import org.samizdat.change.PublicWrite;
import org.samizdat.json.Json;
import org.samizdat.update.PublishedClaims;

/** Takes live updates in, and counts them. */
final class UpdateIntake implements Intake {
  private final Batch batch;
  private final List<Prepared<UpdateLine>> fresh = new ArrayList<>();
  private final Map<UUID, Integer> revisions = new HashMap<>();
  private final ShownPictures pictures;

  UpdateIntake(Batch batch) {
    this.batch = batch;
    List<Prepared<UpdateLine>> lines = batch.of(UpdateLine.class);
    this.pictures =
        new ShownPictures(
            batch, lines.stream().map(each -> each.line().content().media()).toList());
    if (!lines.isEmpty()) {
      batch
          .attach(KnownDao.class)
          .updates(lines.stream().map(each -> each.line().id()).toList())
          .forEach(each -> revisions.put(each.id(), each.revision()));
    }
    lines.forEach(this::sort);
  }

  private void sort(Prepared<UpdateLine> each) {
    UpdateLine line = each.line();
    Integer here = revisions.get(line.id());
    if (here != null) {
      batch.here(each, here, line.revision());
      return;
    }
    Optional<KnownArticle> article = batch.article(line.articleId());
    if (article.isEmpty()) {
      batch.refuse(each, "its article is not here");
      return;
    }
    if (!article.get().live()) {
      batch.refuse(each, "its article is no live blog");
      return;
    }
    boolean erased = line.withdrawal().filter(Withdrawal::erases).isPresent();
    if (erased && !line.content().body().equals(ArticleContent.ERASED)) {
      batch.refuse(each, "it was withdrawn for the safety of a source, and is not erased");
      return;
    }
    if (article.get().erased() && !erased) {
      batch.refuse(each, KnownArticle.ERASED);
      return;
    }
    Optional<List<Media>> media = pictures.settled(line.content().media());
    if (media.isEmpty()) {
      batch.refuse(each, "/content/media names a picture that is not here");
      return;
    }
    batch.outcome().added(line);
    revisions.put(line.id(), line.revision());
    pictures.use("update", line.id(), media.get());
    fresh.add(settled(each, media.get()));
  }

  private static Prepared<UpdateLine> settled(Prepared<UpdateLine> each, List<Media> media) {
    return media.equals(each.line().content().media())
        ? each
        : each.with(
            each.stored()
                .withContent(Json.write(each.line().content().withBody("").withMedia(media))));
  }

  /** Those of these updates, in the file or here, of which nothing is kept. */
  Set<UUID> erased(List<UUID> ids) {
    Set<UUID> erased = new HashSet<>();
    if (!ids.isEmpty()) {
      erased.addAll(batch.attach(KnownDao.class).erasedUpdates(ids));
    }
    fresh.stream()
        .map(Prepared::line)
        .filter(line -> line.withdrawal().filter(Withdrawal::erases).isPresent())
        .forEach(line -> erased.add(line.id()));
    return erased;
  }

  /** The last one that is new: its revisions may come with the next lines. */
  Optional<KnownDao.Thing> last() {
    return fresh.isEmpty()
        ? Optional.empty()
        : Optional.of(fresh.get(fresh.size() - 1).line())
            .map(line -> new KnownDao.Thing(line.id(), line.revision()));
  }

  /** The updates of this batch that are here, or will be, with the numbers of their revisions. */
  Map<UUID, Integer> revisions() {
    return revisions;
  }

  @Override
  public void store(PublicWrite write) {
    if (fresh.isEmpty()) {
      return;
    }
    write.attach(UpdateDao.class).insert(fresh.stream().map(UpdateIntake::row).toList());
    pictures.store(batch);
    PublishedClaims.add(write, claims());
    Map<UUID, Integer> published = new TreeMap<>();
    for (Prepared<UpdateLine> each : fresh) {
      if (each.line().isPublished()) {
        published.merge(each.line().articleId(), 1, Integer::sum);
        publish(write, each.line());
      }
    }
    if (!published.isEmpty()) {
      write
          .attach(ArticleDao.class)
          .countUpdates(List.copyOf(published.keySet()), List.copyOf(published.values()));
    }
  }

  private List<PublishedClaims.Source> claims() {
    return fresh.stream()
        .map(Prepared::line)
        .filter(UpdateLine::isPublished)
        .map(
            line ->
                new PublishedClaims.Source(
                    line.id(),
                    line.articleId(),
                    line.time(),
                    line.publishedAt().orElseThrow(),
                    line.content().claims()))
        .toList();
  }

  private void publish(PublicWrite write, UpdateLine line) {
    KnownArticle article = batch.article(line.articleId()).orElseThrow();
    if (!article.isPublic()) {
      return;
    }
    batch.touch(article);
    batch.tally().updates(article.filing(), line.publishedAt().orElseThrow(), 1);
    write.announce(
        article.place(
            Change.of(
                ChangeType.UPDATE,
                line.id().toString(),
                ChangeOp.PUBLISHED,
                line.revision(),
                write.now())));
  }

  private static Map<String, Object> row(Prepared<UpdateLine> each) {
    UpdateLine line = each.line();
    return new Columns()
        .with(each.stored())
        .with(line.withdrawal())
        .with("id", line.id())
        .with("articleId", line.articleId())
        .with("status", line.status())
        .with("revision", line.revision())
        .with("headline", line.content().headline())
        .with("summary", line.content().summary())
        .with("keyEvent", line.content().keyEvent())
        .with("displayTime", line.time().displayTime())
        .with("occurredAt", line.time().occurredAt())
        .with("occurredAtPrecision", line.time().precision())
        .with("createdAt", line.createdAt())
        .with("editedAt", line.editedAt())
        .with("publishedAt", line.publishedAt())
        .values();
  }
}
