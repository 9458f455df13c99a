package org.samizdat.transfer;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.samizdat.article.ArticleStatus;
import org.samizdat.change.Change;
import org.samizdat.change.ChangeOp;
import org.samizdat.change.ChangeType;
import org.samizdat.change.PublicWrite;
import org.samizdat.event.EventRange;
import org.samizdat.problem.ProblemException;

/** Takes events in. One whose article is not here stands for itself. */
final class EventIntake implements Intake {
  private final Batch batch;
  private final ZoneId siteZone;
  private final List<Prepared<EventLine>> fresh = new ArrayList<>();
  private final Map<UUID, Integer> known = new HashMap<>();

  EventIntake(Batch batch, ZoneId siteZone) {
    this.batch = batch;
    this.siteZone = siteZone;
    List<Prepared<EventLine>> lines = batch.of(EventLine.class);
    if (!lines.isEmpty()) {
      batch
          .attach(KnownDao.class)
          .events(lines.stream().map(each -> each.line().id()).toList())
          .forEach(each -> known.put(each.id(), each.revision()));
    }
    lines.forEach(this::sort);
  }

  private void sort(Prepared<EventLine> each) {
    EventLine line = each.line();
    Integer here = known.get(line.id());
    if (here != null) {
      batch.here(each, here, line.revision());
      return;
    }
    try {
      EventRange.of(line.content(), siteZone);
    } catch (ProblemException e) {
      batch.refuse(each, e.detail());
      return;
    }
    known.put(line.id(), line.revision());
    batch.outcome().added(line);
    fresh.add(each);
  }

  @Override
  public void store(PublicWrite write) {
    write.attach(EventDao.class).insert(fresh.stream().map(this::row).toList());
    for (Prepared<EventLine> each : fresh) {
      EventLine line = each.line();
      if (line.status() == ArticleStatus.PUBLISHED) {
        Change change =
            Change.of(
                ChangeType.EVENT,
                line.id().toString(),
                ChangeOp.PUBLISHED,
                line.revision(),
                write.now());
        write.announce(article(line).map(article -> article.place(change)).orElse(change));
      }
    }
  }

  private Optional<KnownArticle> article(EventLine line) {
    return line.content().articleId().flatMap(batch::article);
  }

  private Map<String, Object> row(Prepared<EventLine> each) {
    EventLine line = each.line();
    EventRange range = EventRange.of(line.content(), siteZone);
    return new Columns()
        .with(each.stored())
        .with(line.withdrawal())
        .with("id", line.id())
        .with("articleId", article(line).map(KnownArticle::id))
        .with("language", line.content().language())
        .with("status", line.status())
        .with("eventStatus", line.content().status())
        .with("rangeStart", range.start())
        .with("rangeEnd", range.end())
        .with("sequence", line.sequence())
        .with("revision", line.revision())
        .with("createdAt", line.createdAt())
        .with("editedAt", line.editedAt())
        .with("publishedAt", line.publishedAt())
        .values();
  }
}
