package org.samizdat.http;

import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.samizdat.problem.FieldError;
import org.samizdat.problem.ProblemException;
import org.samizdat.problem.ProblemType;

/**
 * A place in a list that is ordered by time and then by id: where the last page ended. Outside it
 * is opaque, and belongs to the list and the order that it was made for.
 *
 * @param at time of the last item
 * @param id id of the last item, which breaks ties
 */
public record Cursor(Instant at, UUID id) {
  private static final int BYTES = Integer.BYTES + 3 * Long.BYTES;

  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

  /** Later than anything. */
  public static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

  /** The opaque form; {@code list} names the list and its order. */
  public String encode(String list) {
    ByteBuffer bytes = ByteBuffer.allocate(BYTES);
    bytes.putInt(list.hashCode());
    bytes.putLong(ChronoUnit.MICROS.between(Instant.EPOCH, at));
    bytes.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }

  /** Reads a cursor that {@link #encode} made for the same list; anything else is a problem. */
  public static Cursor decode(String text, String list) {
    return tryDecode(text, list).orElseThrow(Cursor::invalid);
  }

  /** The cursor, if it was made for this list. */
  public static Optional<Cursor> tryDecode(String text, String list) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
      if (bytes.remaining() == BYTES && bytes.getInt() == list.hashCode()) {
        Instant at = Instant.EPOCH.plus(bytes.getLong(), ChronoUnit.MICROS);
        if (!at.isBefore(EARLIEST) && at.isBefore(LATEST)) {
          return Optional.of(new Cursor(at, new UUID(bytes.getLong(), bytes.getLong())));
        }
      }
    } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
      // not one of ours
    }
    return Optional.empty();
  }

  /** The problem of a cursor that was not given out for the list. */
  public static ProblemException invalid() {
    return new ProblemException(
        ProblemType.INVALID_CURSOR,
        "The cursor was not given out for this list; start again without one.",
        List.of(
            FieldError.atParameter("cursor", "take it from page.next, with the same parameters")));
  }
}
