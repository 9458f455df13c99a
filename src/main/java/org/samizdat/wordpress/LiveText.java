package org.samizdat.wordpress;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.samizdat.text.AmbiguousZoneException;
import org.samizdat.text.DisplayTime;

/**
 * A post in which updates were written one above or below the other: "Update 13:10 GMT: …". Each
 * reaches to the next; what stands before the first is the body. It takes one that is announced by
 * a word; then other printed times count as well.
 *
 * @param body Markdown of what is no update
 * @param updates as they stand
 * @param left what was lost, each in half a sentence
 */
record LiveText(String body, List<LiveUpdate> updates, Set<String> left) {
  /**
   * A clock time means one from two hours before the last one, for some stray, to 22 hours after.
   */
  private static final Duration AHEAD = Duration.ofHours(10);

  private static final Pattern HEADING = Pattern.compile("^#{1,6} ");

  /** A paragraph, and the time with which it begins. */
  private record Part(String block, Optional<DisplayTime.Leading> time) {}

  /**
   * Splits a text.
   *
   * @param blocks Markdown of each paragraph
   * @param published when the post was: a clock time without a date is near it
   * @param zone of times that name none
   */
  static LiveText of(List<String> blocks, Instant published, ZoneId zone) {
    Set<String> left = new LinkedHashSet<>();
    List<Part> parts = new ArrayList<>();
    for (String each : blocks) {
      parts.add(new Part(each, leading(each, published, zone, left)));
    }
    boolean live =
        parts.stream()
            .flatMap(each -> each.time().stream())
            .anyMatch(DisplayTime.Leading::announced);
    if (!live) {
      return new LiveText(String.join("\n\n", blocks), List.of(), left);
    }
    return split(dated(parts, published, zone), left);
  }

  private static Optional<DisplayTime.Leading> leading(
      String block, Instant near, ZoneId zone, Set<String> left) {
    try {
      return DisplayTime.leading(HEADING.matcher(block).replaceFirst(""), near, zone);
    } catch (AmbiguousZoneException e) {
      left.add("time zone is ambiguous, so what it dates stays in the text: " + e.zone());
      return Optional.empty();
    }
  }

  /**
   * Reads the times again, each near the one before it, so that they go on past midnight: from the
   * first to the last or from the last to the first, whichever is in order, or else takes less
   * time.
   */
  private static List<Part> dated(List<Part> parts, Instant published, ZoneId zone) {
    List<Part> oldestFirst = chained(parts, published, zone);
    List<Part> newestFirst = chained(reversed(parts), published, zone);
    Comparator<List<Part>> order =
        Comparator.<List<Part>>comparingLong(
                each -> steps(each).filter(Duration::isNegative).count())
            .thenComparing(each -> steps(each).reduce(Duration.ZERO, Duration::plus));
    return order.compare(oldestFirst, newestFirst) < 0 ? oldestFirst : reversed(newestFirst);
  }

  private static List<Part> chained(List<Part> parts, Instant published, ZoneId zone) {
    List<Part> chained = new ArrayList<>();
    Instant near = published;
    for (Part each : parts) {
      Optional<DisplayTime.Leading> time =
          each.time().isEmpty()
              ? Optional.empty()
              : leading(each.block(), near, zone, new LinkedHashSet<>());
      chained.add(new Part(each.block(), time));
      near = time.map(read -> read.occurredAt().plus(AHEAD)).orElse(near);
    }
    return chained;
  }

  private static Stream<Duration> steps(List<Part> parts) {
    List<Instant> times =
        parts.stream()
            .flatMap(each -> each.time().stream())
            .map(DisplayTime.Leading::occurredAt)
            .toList();
    return IntStream.range(1, times.size())
        .mapToObj(i -> Duration.between(times.get(i - 1), times.get(i)));
  }

  private static List<Part> reversed(List<Part> parts) {
    List<Part> reversed = new ArrayList<>(parts);
    Collections.reverse(reversed);
    return reversed;
  }

  private static LiveText split(List<Part> parts, Set<String> left) {
    List<String> body = new ArrayList<>();
    List<LiveUpdate> updates = new ArrayList<>();
    for (int i = 0; i < parts.size(); ) {
      Part part = parts.get(i++);
      if (part.time().isEmpty()) {
        body.add(part.block());
        continue;
      }
      DisplayTime.Leading time = part.time().get();
      List<String> blocks = new ArrayList<>(List.of(time.rest()));
      while (i < parts.size() && parts.get(i).time().isEmpty()) {
        blocks.add(parts.get(i++).block());
      }
      String markdown = String.join("\n\n", blocks).strip();
      if (markdown.isEmpty()) {
        left.add("update without words is left out");
      } else {
        updates.add(
            new LiveUpdate(time.displayTime(), time.occurredAt(), time.precision(), markdown));
      }
    }
    return new LiveText(String.join("\n\n", body), List.copyOf(updates), left);
  }
}
