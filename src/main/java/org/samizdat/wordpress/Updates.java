package org.samizdat.wordpress;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.samizdat.transfer.UpdateLine;
import org.samizdat.update.PrintedTime;
import org.samizdat.update.UpdateContent;
import org.samizdat.update.UpdateStatus;
import org.samizdat.update.Verification;

/**
 * The updates of one entry. Each was published when it says that it happened; those of one minute
 * are a millisecond apart, so that they stay in their order.
 */
record Updates(Ids ids, long entry, boolean isPublic) {

  List<UpdateLine> lines(List<LiveUpdate> updates) {
    List<LiveUpdate> ordered = new ArrayList<>(updates);
    boolean newestFirst =
        updates.size() > 1
            && updates.get(0).occurredAt().isAfter(updates.get(updates.size() - 1).occurredAt());
    if (newestFirst) {
      Collections.reverse(ordered);
    }
    ordered.sort(Comparator.comparing(LiveUpdate::occurredAt));
    Map<Instant, Integer> sameTime = new HashMap<>();
    List<UpdateLine> lines = new ArrayList<>();
    for (LiveUpdate each : ordered) {
      int index = sameTime.merge(each.occurredAt(), 1, Integer::sum) - 1;
      lines.add(line(each, index));
    }
    return lines;
  }

  private UpdateLine line(LiveUpdate update, int index) {
    UUID id = ids.update(entry, update.occurredAt() + (index == 0 ? "" : "/" + index));
    Instant at = update.occurredAt().plus(Duration.ofMillis(index));
    return new UpdateLine(
        id,
        ids.entry(entry),
        isPublic ? UpdateStatus.PUBLISHED : UpdateStatus.DRAFT,
        content(update),
        new PrintedTime(update.displayTime(), update.occurredAt(), update.precision()),
        Optional.empty(),
        1,
        at,
        at,
        Optional.of(at).filter(each -> isPublic));
  }

  private static UpdateContent content(LiveUpdate update) {
    return new UpdateContent(
        Optional.empty(),
        update.body(),
        Optional.of(update.displayTime()),
        Optional.of(update.occurredAt()),
        Optional.of(update.precision()),
        Optional.empty(),
        Verification.UNVERIFIED,
        false,
        Optional.empty(),
        List.of(),
        List.of(),
        Optional.empty());
  }

  /** When the last of them was published. */
  static Optional<Instant> latest(List<UpdateLine> updates) {
    return updates.stream().map(UpdateLine::createdAt).max(Comparator.naturalOrder());
  }
}
