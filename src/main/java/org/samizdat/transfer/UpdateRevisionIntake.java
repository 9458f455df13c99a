package org.samizdat.transfer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.samizdat.change.PublicWrite;

/** Takes the revisions of live updates in. */
final class UpdateRevisionIntake implements Intake {
  private final List<Prepared<UpdateRevisionLine>> fresh;

  /**
   * @param updates the updates of the same batch
   */
  UpdateRevisionIntake(Batch batch, UpdateIntake updates) {
    List<Prepared<UpdateRevisionLine>> lines = batch.of(UpdateRevisionLine.class);
    Map<UUID, Integer> known = known(batch, lines, updates);
    Set<UUID> erased = updates.erased(lines.stream().map(each -> each.line().updateId()).toList());
    batch.rehearsed().ifPresent(before -> updates.last().ifPresent(before::add));
    List<Prepared<UpdateRevisionLine>> taken = new ArrayList<>();
    for (Prepared<UpdateRevisionLine> each : lines) {
      Integer last = known.get(each.line().updateId());
      if (last == null) {
        batch.refuse(each, "its update is not here");
      } else if (last < each.line().revision()) {
        batch.refuse(each, "its update is here in an older revision");
      } else if (erased.contains(each.line().updateId()) && last != each.line().revision()) {
        batch.refuse(each, KnownArticle.ERASED);
      } else {
        taken.add(each);
      }
    }
    this.fresh = batch.fresh(taken, UpdateRevisionIntake::key, here(batch, taken));
  }

  private static Map<UUID, Integer> known(
      Batch batch, List<Prepared<UpdateRevisionLine>> lines, UpdateIntake updates) {
    Map<UUID, Integer> known = new HashMap<>();
    batch
        .rehearsed()
        .flatMap(Rehearsed::lastUpdate)
        .ifPresent(last -> known.put(last.id(), last.revision()));
    known.putAll(updates.revisions());
    Set<UUID> others =
        lines.stream()
            .map(each -> each.line().updateId())
            .filter(id -> !known.containsKey(id))
            .collect(Collectors.toSet());
    if (!others.isEmpty()) {
      batch
          .attach(KnownDao.class)
          .updates(others)
          .forEach(each -> known.put(each.id(), each.revision()));
    }
    return known;
  }

  private static KnownDao.Revision key(UpdateRevisionLine line) {
    return new KnownDao.Revision(line.updateId(), line.revision());
  }

  private static Set<KnownDao.Revision> here(
      Batch batch, List<Prepared<UpdateRevisionLine>> taken) {
    return taken.isEmpty()
        ? new HashSet<>()
        : new HashSet<>(
            batch
                .attach(KnownDao.class)
                .updateRevisions(
                    taken.stream()
                        .map(each -> each.line().updateId())
                        .collect(Collectors.toSet())));
  }

  @Override
  public void store(PublicWrite write) {
    write
        .attach(UpdateDao.class)
        .keepRevisions(fresh.stream().map(UpdateRevisionIntake::row).toList());
  }

  private static Map<String, Object> row(Prepared<UpdateRevisionLine> each) {
    UpdateRevisionLine line = each.line();
    return new Columns()
        .with(each.stored())
        .with("updateId", line.updateId())
        .with("revision", line.revision())
        .with("what", line.what())
        .with("isPublic", line.isPublic())
        .with("significant", line.significant().orElse(line.isPublic()))
        .with("author", line.author())
        .with("madeAt", line.madeAt())
        .values();
  }
}
