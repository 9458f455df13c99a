package org.samizdat.publication;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/**
 * Reads the counts, of everything or of one topic and language. Times are told apart by the quarter
 * of an hour, which every zone's offset has been a multiple of since 1972.
 */
public final class Publications {
  private final PublicationDao counts;
  private final String topic;
  private final String language;

  /**
   * @param topic slug; all topics when absent
   * @param language BCP 47; {@code en} takes in {@code en-GB}; all languages when absent
   */
  public Publications(Handle handle, Optional<String> topic, Optional<String> language) {
    this.counts = handle.attach(PublicationDao.class);
    this.topic = topic.orElse(PublicationDao.ALL_TOPICS);
    this.language = language.orElse("");
  }

  /**
   * What was published between times, in few rows: whole days of UTC, but in those days that a
   * boundary cuts in two what lies between it and the same time of the next day. In no order; there
   * is no slot where there is nothing.
   *
   * @param boundaries times between which the caller tells slots apart, ascending; the first and
   *     last are the ends of the stretch
   */
  public List<Slot> between(List<Instant> boundaries) {
    long from = PublicationDao.quarter(boundaries.get(0));
    long to = PublicationDao.quarter(boundaries.get(boundaries.size() - 1));
    NavigableSet<Long> quarters = new TreeSet<>();
    NavigableSet<Long> cut = new TreeSet<>();
    for (Instant each : boundaries) {
      long quarter = PublicationDao.quarter(each);
      quarters.add(quarter);
      if (quarter % PublicationDao.QUARTERS_A_DAY != 0) {
        cut.add(PublicationDao.day(quarter));
      }
    }
    List<Slot> slots = new ArrayList<>();
    long end = -PublicationDao.day(-to);
    for (Slot day : counts.days(topic, PublicationDao.day(from), end, language)) {
      if (!cut.contains(PublicationDao.day(PublicationDao.quarter(day.start())))) {
        slots.add(day);
      }
    }
    while (!cut.isEmpty()) {
      long first = cut.pollFirst();
      long after = first + 1;
      while (cut.remove(after)) {
        after++;
      }
      slots.addAll(
          cutDays(
              Math.max(from, first * PublicationDao.QUARTERS_A_DAY),
              Math.min(to, after * PublicationDao.QUARTERS_A_DAY),
              quarters));
    }
    return slots;
  }

  /**
   * Summed up from each boundary to the same time of the next day, until the clocks are changed.
   */
  private List<Slot> cutDays(long from, long to, NavigableSet<Long> boundaries) {
    List<Slot> slots = new ArrayList<>();
    long begin = from;
    long time = Math.floorMod(from, PublicationDao.QUARTERS_A_DAY);
    for (long each : boundaries.subSet(from, to)) {
      long next = Math.floorMod(each, PublicationDao.QUARTERS_A_DAY);
      if (next != time) {
        slots.addAll(counts.partsOfDays(topic, begin, each, time, language));
        begin = each;
        time = next;
      }
    }
    slots.addAll(counts.partsOfDays(topic, begin, to, time, language));
    return slots;
  }

  /** The quarter of an hour with the last publication before this time. */
  public Optional<Instant> lastBefore(Instant time) {
    return counts
        .last(topic, PublicationDao.quarter(time), language)
        .map(slot -> Instant.ofEpochSecond(slot * PublicationDao.QUARTER));
  }

  /** The quarter of an hour with the first publication at or after this time. */
  public Optional<Instant> firstFrom(Instant time) {
    return counts
        .first(topic, PublicationDao.quarter(time), language)
        .map(slot -> Instant.ofEpochSecond(slot * PublicationDao.QUARTER));
  }
}
