package org.samizdat.transfer;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.samizdat.change.PublicWrite;

/** Takes topics in. One that is here keeps its name. */
final class TopicIntake implements Intake {
  private final List<Prepared<TopicLine>> fresh;

  TopicIntake(Batch batch) {
    List<Prepared<TopicLine>> lines = batch.of(TopicLine.class);
    Set<String> here = new HashSet<>();
    if (!lines.isEmpty()) {
      List<String> slugs = lines.stream().map(each -> each.line().slug()).toList();
      here.addAll(batch.attach(KnownDao.class).topics(slugs));
    }
    this.fresh = batch.fresh(lines, TopicLine::slug, here);
    Optional<Rehearsed> rehearsed = batch.rehearsed();
    fresh.forEach(each -> rehearsed.ifPresent(before -> before.add(each.line().slug())));
  }

  @Override
  public void store(PublicWrite write) {
    write.attach(TopicDao.class).insert(fresh.stream().map(Prepared::line).toList());
  }
}
