package org.samizdat.sync;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.samizdat.change.Change;
import org.samizdat.change.ChangeFilter;
import org.samizdat.change.ChangeLog;
import org.samizdat.change.ChangeToken;
import org.samizdat.change.ChangeType;
import org.samizdat.change.PublicObjects;
import org.samizdat.follow.ChangeView;
import org.samizdat.follow.ChangeViews;
import org.samizdat.http.BaseUrl;
import org.samizdat.problem.ProblemException;
import org.samizdat.problem.ProblemType;

/**
 * Reads the log from where somebody is. A walk through all that is public comes first where there
 * is no such place; it notes the number of the last change before it begins, and the log goes on
 * from there, so what changed meanwhile is told again and nothing is missed.
 */
final class ChangeFeed {
  /** Rows that one answer looks at, whatever the filter lets through. */
  private static final int MAX_ROWS = 2_000;

  private final BaseUrl base;
  private final ChangeViews views;

  ChangeFeed(BaseUrl base, ChangeViews views) {
    this.base = base;
    this.views = views;
  }

  /** Changes, and where to go on. */
  record ChangePage(
      List<ChangeView> changes, String next, boolean hasMore, Optional<Instant> asOf) {}

  /** The place before everything. */
  static ChangeToken beginning(Handle handle, ChangeFilter filter, boolean withObjects) {
    ChangeLog.State log = ChangeLog.state(handle);
    return new ChangeToken(
        log.epoch(),
        log.head(),
        Optional.of(new ChangeToken.Place(ChangeType.values()[0], "")),
        filter,
        withObjects);
  }

  /**
   * One page from this place on.
   *
   * @throws ProblemException sync-token-expired
   */
  ChangePage page(Handle handle, ChangeToken from, int limit) {
    ChangeLog.State log = ChangeLog.state(handle);
    log.refusal(from.epoch(), from.seq())
        .ifPresent(
            why -> {
              throw expired(why);
            });
    Reading reading = new Reading(handle, from.filter(), from.withObjects(), limit);
    ChangeToken next =
        from.walk().isPresent()
            ? walk(reading, from, from.walk().get())
            : from.movedTo(reading.log(from.seq()), Optional.empty());
    boolean hasMore = next.walk().isPresent() || next.seq() < log.head();
    return new ChangePage(reading.found, next.encode(), hasMore, log.at());
  }

  private ChangeToken walk(Reading reading, ChangeToken from, ChangeToken.Place begin) {
    Optional<ChangeToken.Place> place = Optional.of(begin);
    while (place.isPresent() && !reading.isFull()) {
      place = step(reading, place.get());
    }
    return from.movedTo(from.seq(), place);
  }

  /** Reads a few objects; returns where to go on, nowhere at the end of the last type. */
  private Optional<ChangeToken.Place> step(Reading reading, ChangeToken.Place place) {
    ChangeType type = place.type();
    return views
        .objects(type)
        .filter(source -> reading.filter.takes(type))
        .flatMap(source -> reading.walk(source, place.id()))
        .map(last -> new ChangeToken.Place(type, last))
        .or(
            () ->
                Arrays.stream(ChangeType.values())
                    .filter(next -> next.compareTo(type) > 0)
                    .findFirst()
                    .map(next -> new ChangeToken.Place(next, "")));
  }

  private ProblemException expired(String why) {
    return new ProblemException(ProblemType.SYNC_TOKEN_EXPIRED, why)
        .with("startAgain", base.api() + "/changes?since=initial");
  }

  /** One answer in the making. */
  private final class Reading {
    private final Handle handle;
    private final ChangeFilter filter;
    private final boolean withObjects;
    private final ChangeViews.WithObjects shown;
    private final int limit;
    private final List<ChangeView> found = new ArrayList<>();
    private int rows;

    Reading(Handle handle, ChangeFilter filter, boolean withObjects, int limit) {
      this.handle = handle;
      this.filter = filter;
      this.withObjects = withObjects;
      this.shown = views.withObjects(handle);
      this.limit = limit;
    }

    boolean isFull() {
      return found.size() >= limit || rows >= MAX_ROWS;
    }

    /** Takes what fits; returns the number of the last change that was looked at. */
    long log(long after) {
      long at = after;
      while (!isFull()) {
        List<Change> batch = ChangeLog.after(handle, at, limit);
        for (Change each : batch) {
          if (found.size() == limit) {
            return at;
          }
          at = each.seq();
          rows++;
          if (filter.follows(each)) {
            add(each);
          }
        }
        if (batch.size() < limit) {
          return at;
        }
      }
      return at;
    }

    /** Takes a few objects; returns the id of the last one, none at the end of its type. */
    Optional<String> walk(PublicObjects source, String after) {
      List<Change> batch = source.after(handle, after, filter.article(), limit - found.size());
      rows += batch.size();
      batch.stream().filter(filter::matches).forEach(this::add);
      return batch.isEmpty()
          ? Optional.empty()
          : Optional.of(batch.get(batch.size() - 1).objectId());
    }

    private void add(Change change) {
      found.add(withObjects && filter.matches(change) ? shown.of(change) : views.bare(change));
    }
  }
}
