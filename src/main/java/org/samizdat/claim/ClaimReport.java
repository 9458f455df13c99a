package org.samizdat.claim;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.samizdat.http.BaseUrl;
import org.samizdat.update.Claim;
import org.samizdat.update.PublishedClaim;

/**
 * A claim, and where it was reported.
 *
 * @param claim its place in the update, from 0
 * @param least the lowest figure that agrees with it
 * @param most the highest figure that agrees with it
 * @param status what it is among all claims of its source
 */
public record ClaimReport(
    Instant at,
    String displayTime,
    UUID updateId,
    String url,
    int claim,
    Instant publishedAt,
    Optional<BigDecimal> quantity,
    Optional<String> unit,
    Claim.Qualifier qualifier,
    Optional<BigDecimal> least,
    Optional<BigDecimal> most,
    String text,
    Claim.Status status,
    boolean confirmed,
    Optional<String> reason,
    Optional<Instant> markedAt) {

  /**
   * A claim.
   *
   * @param latest whether its source has said nothing else since
   */
  static ClaimReport of(PublishedClaim what, boolean latest, BaseUrl base) {
    Claim claim = what.claim();
    Stretch stretch = Stretch.of(claim);
    boolean overtaken = !latest && claim.status() == Claim.Status.STANDING;
    return new ClaimReport(
        what.occurredAt(),
        what.displayTime(),
        what.updateId(),
        base.update(what.updateId()),
        what.place(),
        what.publishedAt(),
        claim.quantity(),
        claim.unit(),
        claim.qualifier(),
        stretch.least(),
        stretch.most(),
        claim.text(),
        overtaken ? Claim.Status.SUPERSEDED : claim.status(),
        claim.confirmed(),
        claim.reason(),
        claim.markedAt());
  }
}
