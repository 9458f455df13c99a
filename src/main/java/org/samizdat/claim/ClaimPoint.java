package org.samizdat.claim;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.samizdat.update.Claim;
import org.samizdat.update.PublishedClaim;

/**
 * Something that was claimed or marked, and the range from then on.
 *
 * @param source its name
 * @param claim its place in the update, from 0
 */
public record ClaimPoint(
    Instant at,
    String source,
    Event event,
    UUID updateId,
    int claim,
    Optional<BigDecimal> quantity,
    Claim.Qualifier qualifier,
    Optional<BigDecimal> lowest,
    Optional<BigDecimal> highest,
    boolean conflicting) {

  /** What happened. */
  public enum Event {
    CLAIMED,
    CONFIRMED,
    SUPERSEDED,
    REFUTED
  }

  static ClaimPoint of(Instant at, Event event, PublishedClaim what, Standing then) {
    return new ClaimPoint(
        at,
        what.claim().attribution().name(),
        event,
        what.updateId(),
        what.place(),
        what.claim().quantity(),
        what.claim().qualifier(),
        then.range().map(ClaimRange::lowest),
        then.range().map(ClaimRange::highest),
        then.conflicting());
  }
}
