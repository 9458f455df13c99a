package org.samizdat.transfer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.samizdat.change.PublicWrite;

/** Takes in what is scheduled, for articles and updates for which nothing is scheduled here. */
final class PlanIntake implements Intake {
  private final List<Prepared<PlanLine>> fresh;

  PlanIntake(Batch batch) {
    List<Prepared<PlanLine>> taken = new ArrayList<>();
    List<Prepared<PlanLine>> lines = batch.of(PlanLine.class);
    Set<UUID> erased =
        lines.isEmpty()
            ? Set.of()
            : batch
                .attach(KnownDao.class)
                .erasedUpdates(lines.stream().map(each -> each.line().objectId()).toList());
    for (Prepared<PlanLine> each : lines) {
      Optional<KnownArticle> article = batch.article(each.line().articleId());
      if (article.isEmpty()) {
        batch.refuse(each, "its article is not here");
      } else if (article.get().erased() || erased.contains(each.line().objectId())) {
        batch.refuse(each, KnownArticle.ERASED);
      } else {
        taken.add(each);
      }
    }
    Set<PlanDao.Key> here = new HashSet<>();
    if (!taken.isEmpty()) {
      List<UUID> ids = taken.stream().map(each -> each.line().objectId()).toList();
      here.addAll(batch.attach(PlanDao.class).keys(ids));
    }
    this.fresh = batch.fresh(taken, line -> new PlanDao.Key(line.objectId(), line.action()), here);
  }

  @Override
  public void store(PublicWrite write) {
    write.attach(PlanDao.class).insert(fresh.stream().map(Prepared::line).toList());
  }
}
