package org.samizdat.publication;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

  /** Non-empty quarters of an hour from one time until before another, oldest first. */
  public List<Slot> quarters(Instant from, Instant to) {
    return counts.between(
        topic,
        PublicationDao.QUARTER,
        PublicationDao.quarter(from),
        PublicationDao.quarter(to),
        language);
  }

  /**
   * The same in few rows, for long stretches: whole days of UTC, but quarters of an hour in those
   * days that a boundary cuts in two.
   *
   * @param boundaries times between which the caller tells slots apart, ascending; the first and
   *     last are the ends of the stretch
   */
  public List<Slot> days(List<Instant> boundaries) {
    List<Slot> slots = new ArrayList<>();
    long at = PublicationDao.quarter(boundaries.get(0));
    for (Instant each : boundaries) {
      long boundary = PublicationDao.quarter(each);
      long dayStart = boundary - Math.floorMod(boundary, PublicationDao.QUARTERS_A_DAY);
      if (dayStart > at) {
        slots.addAll(wholeDays(at, dayStart));
        at = dayStart;
      }
      slots.addAll(counts.between(topic, PublicationDao.QUARTER, at, boundary, language));
      at = boundary;
    }
    return slots;
  }

  /** Quarters up to the next day of UTC, then days. */
  private List<Slot> wholeDays(long from, long dayStart) {
    long firstDay = -Math.floorDiv(-from, PublicationDao.QUARTERS_A_DAY);
    List<Slot> slots =
        new ArrayList<>(
            counts.between(
                topic,
                PublicationDao.QUARTER,
                from,
                firstDay * PublicationDao.QUARTERS_A_DAY,
                language));
    slots.addAll(
        counts.between(
            topic,
            PublicationDao.DAY,
            firstDay,
            dayStart / PublicationDao.QUARTERS_A_DAY,
            language));
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
