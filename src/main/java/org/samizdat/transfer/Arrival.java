package org.samizdat.transfer;

import java.util.function.Supplier;

/**
 * A line on its way in.
 *
 * @param number where it stands in its source, from 1, as a report names it
 * @param size roughly how many bytes it takes in memory
 * @param line reads it, perhaps on another thread; throws {@link
 *     org.samizdat.problem.ProblemException} when it cannot be read
 */
public record Arrival(long number, int size, Supplier<Line> line) {
  private static final int USUAL_SIZE = 4_000;

  /** A line that was read already. */
  public static Arrival of(long number, Line line) {
    return new Arrival(number, USUAL_SIZE, () -> line);
  }
}
