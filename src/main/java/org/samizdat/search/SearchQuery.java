package org.samizdat.search;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.samizdat.http.Cursor;

/**
 * What a reader searches for.
 *
 * @param text as it was asked
 * @param part what that means
 * @param facets by what all hits are counted
 * @param limit how many hits
 * @param now the hour from which the age of hits is counted: one for all pages
 * @param after where the last page ended
 */
record SearchQuery(
    String text,
    Part part,
    SearchFilter filter,
    SearchParameters.Order order,
    Set<Facet> facets,
    int limit,
    Instant now,
    Optional<Place> after) {

  /** So many hits can be paged through. */
  static final int DEEPEST = 1_000;

  private static final int PLACE_BYTES =
      Integer.BYTES + Long.BYTES + Float.BYTES + 2 * Long.BYTES + Integer.BYTES;

  SearchQuery {
    now = now.truncatedTo(ChronoUnit.HOURS);
  }

  /**
   * Where a page ended: what the last hit is ordered by.
   *
   * @param seen how many hits came before the next page
   */
  record Place(float score, long published, long tie, int seen) {}

  /** The same from a cursor on, which must have been given out for it. */
  SearchQuery after(Optional<String> cursor) {
    return cursor.map(this::after).orElse(this);
  }

  private SearchQuery after(String cursor) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor));
      if (bytes.remaining() == PLACE_BYTES && bytes.getInt() == name()) {
        Instant began = Instant.ofEpochSecond(bytes.getLong());
        Place place = new Place(bytes.getFloat(), bytes.getLong(), bytes.getLong(), bytes.getInt());
        if (place.seen() > 0 && place.seen() < DEEPEST && Float.isFinite(place.score())) {
          return new SearchQuery(
              text, part, filter, order, facets, limit, began, Optional.of(place));
        }
      }
    } catch (IllegalArgumentException | java.time.DateTimeException | ArithmeticException e) {
      // not one of ours
    }
    throw Cursor.invalid();
  }

  String cursor(Place place) {
    ByteBuffer bytes = ByteBuffer.allocate(PLACE_BYTES);
    bytes.putInt(name()).putLong(now.getEpochSecond()).putFloat(place.score());
    bytes.putLong(place.published()).putLong(place.tie()).putInt(place.seen());
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }

  /** The same with other words, from the beginning and without facets. */
  SearchQuery instead(String other, int hits) {
    return new SearchQuery(
        other, QueryParser.parse(other), filter, order, Set.of(), hits, now, Optional.empty());
  }

  /** By which a cursor knows the list that it belongs to, on every node alike. */
  private int name() {
    return "%s %s %s".formatted(order, filter, text).hashCode();
  }
}
