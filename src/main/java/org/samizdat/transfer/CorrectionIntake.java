package org.samizdat.transfer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.samizdat.article.CorrectionNote;
import org.samizdat.change.Change;
import org.samizdat.change.ChangeOp;
import org.samizdat.change.ChangeType;
import org.samizdat.change.PublicWrite;
import org.samizdat.json.Json;

/** Takes corrections in, and notes them at what they correct. */
final class CorrectionIntake implements Intake {
  private final Batch batch;
  private final List<Prepared<CorrectionLine>> fresh;

  CorrectionIntake(Batch batch, UpdateIntake updates) {
    this.batch = batch;
    List<Prepared<CorrectionLine>> taken = new ArrayList<>();
    List<Prepared<CorrectionLine>> lines = batch.of(CorrectionLine.class);
    Set<UUID> known = updates(lines);
    Set<UUID> erased =
        updates.erased(lines.stream().flatMap(each -> each.line().updateId().stream()).toList());
    for (Prepared<CorrectionLine> each : lines) {
      CorrectionLine line = each.line();
      if (batch.article(line.articleId()).isEmpty()) {
        batch.refuse(each, "its article is not here");
      } else if (batch.article(line.articleId()).get().erased()
          || line.updateId().filter(erased::contains).isPresent()) {
        batch.refuse(each, KnownArticle.ERASED);
      } else if (!batch.isRehearsal()
          && line.updateId()
              .filter(id -> !known.contains(id) && !updates.revisions().containsKey(id))
              .isPresent()) {
        batch.refuse(each, "its update is not here");
      } else {
        taken.add(each);
      }
    }
    Set<UUID> here = new HashSet<>();
    if (!taken.isEmpty()) {
      List<UUID> ids = taken.stream().map(each -> each.line().id()).toList();
      here.addAll(batch.attach(CorrectionDao.class).known(ids));
    }
    this.fresh = batch.fresh(taken, CorrectionLine::id, here);
  }

  private Set<UUID> updates(List<Prepared<CorrectionLine>> lines) {
    List<UUID> named =
        lines.stream().flatMap(each -> each.line().updateId().stream()).distinct().toList();
    return named.isEmpty()
        ? Set.of()
        : batch.attach(KnownDao.class).updates(named).stream()
            .map(KnownDao.Thing::id)
            .collect(Collectors.toSet());
  }

  @Override
  public void store(PublicWrite write) {
    if (fresh.isEmpty()) {
      return;
    }
    CorrectionDao corrections = write.attach(CorrectionDao.class);
    corrections.insert(fresh.stream().map(each -> row(each.line())).toList());
    note(corrections);
    Set<UUID> visible =
        new HashSet<>(corrections.visible(fresh.stream().map(each -> each.line().id()).toList()));
    for (Prepared<CorrectionLine> each : fresh) {
      CorrectionLine line = each.line();
      KnownArticle article = batch.article(line.articleId()).orElseThrow();
      batch.touch(article);
      if (visible.contains(line.id())) {
        write.announce(
            article.place(
                Change.of(
                    ChangeType.CORRECTION,
                    line.id().toString(),
                    ChangeOp.PUBLISHED,
                    1,
                    write.now())));
      }
    }
  }

  /** What they correct shows all that there are. */
  private void note(CorrectionDao corrections) {
    Set<UUID> articles = new HashSet<>();
    fresh.forEach(each -> articles.add(each.line().articleId()));
    Map<UUID, List<CorrectionNote>> ofArticles = new LinkedHashMap<>();
    Map<UUID, List<CorrectionNote>> ofUpdates = new LinkedHashMap<>();
    for (CorrectionLine each : corrections.of(articles)) {
      (each.updateId().isPresent() ? ofUpdates : ofArticles)
          .computeIfAbsent(each.target(), id -> new ArrayList<>())
          .add(
              new CorrectionNote(
                  each.id(),
                  each.kind(),
                  each.wrong(),
                  each.corrected(),
                  each.reason(),
                  each.publishedAt()));
    }
    if (!ofArticles.isEmpty()) {
      corrections.noteAtArticles(rows(ofArticles));
    }
    if (!ofUpdates.isEmpty()) {
      corrections.noteAtUpdates(rows(ofUpdates));
    }
  }

  private static List<Map<String, Object>> rows(Map<UUID, List<CorrectionNote>> notes) {
    return notes.entrySet().stream()
        .map(
            each ->
                new Columns()
                    .with("id", each.getKey())
                    .with("notes", Json.write(each.getValue()))
                    .values())
        .toList();
  }

  private static Map<String, Object> row(CorrectionLine line) {
    return new Columns()
        .with("id", line.id())
        .with("articleId", line.articleId())
        .with("updateId", line.updateId())
        .with("kind", line.kind())
        .with("wrong", line.wrong())
        .with("corrected", line.corrected())
        .with("reason", line.reason())
        .with("targetRevision", line.targetRevision())
        .with("publishedAt", line.publishedAt())
        .values();
  }
}
