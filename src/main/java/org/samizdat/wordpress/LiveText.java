package org.samizdat.wordpress;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
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
      left.add("zone %s is ambiguous, so what it dates stays in the text".formatted(e.zone()));
      return Optional.empty();
    }
  }

  /** Reads the times again, each near the one before it, so that they go on past midnight. */
  private static List<Part> dated(List<Part> parts, Instant published, ZoneId zone) {
    List<Part> dated = new ArrayList<>(parts);
    boolean newestFirst = isNewestFirst(parts);
    if (newestFirst) {
      Collections.reverse(dated);
    }
    Optional<Instant> before = Optional.empty();
    for (int i = 0; i < dated.size(); i++) {
      Part part = dated.get(i);
      if (part.time().isPresent()) {
        Instant near = before.map(each -> each.plus(AHEAD)).orElse(published);
        Part again = new Part(part.block(), leading(part.block(), near, zone, Set.of()));
        dated.set(i, again);
        before = again.time().map(DisplayTime.Leading::occurredAt);
      }
    }
    if (newestFirst) {
      Collections.reverse(dated);
    }
    return dated;
  }

  private static boolean isNewestFirst(List<Part> parts) {
    int rises = 0;
    List<Instant> times =
        parts.stream()
            .flatMap(each -> each.time().stream())
            .map(DisplayTime.Leading::occurredAt)
            .toList();
    for (int i = 1; i < times.size(); i++) {
      rises += times.get(i).compareTo(times.get(i - 1));
    }
    return rises < 0;
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
