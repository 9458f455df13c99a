package org.samizdat.update;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.samizdat.problem.ProblemException;

/**
 * What the newsroom says of a claim.
 *
 * @param reason why; everyone reads it
 */
public record ClaimMark(
    @NotNull Kind as, Optional<@Pattern(regexp = "(?s).*\\S.*") @Size(max = 500) String> reason) {

  /** What can be said of it; {@code STANDING} takes back what was. */
  public enum Kind {
    STANDING,
    CONFIRMED,
    SUPERSEDED,
    REFUTED
  }

  /**
   * Refuses a mark that does not say why.
   *
   * @throws ProblemException invalid-content
   */
  void requireWhole() {
    if (as != Kind.STANDING && reason.isEmpty()) {
      throw ProblemException.invalidContent("/reason", "is needed: readers are told why");
    }
  }

  /**
   * The content with this mark on one of its claims.
   *
   * @throws ProblemException not-found, where it has no such claim
   */
  UpdateContent on(UpdateContent content, UUID update, int place) {
    if (place < 0 || place >= content.claims().size()) {
      throw ProblemException.notFound("Claim %d of update %s".formatted(place, update));
    }
    List<Claim> claims = new ArrayList<>(content.claims());
    claims.set(
        place,
        claims
            .get(place)
            .marked(status(), as == Kind.CONFIRMED, reason, Optional.empty())); // from now on
    return content.withClaims(claims);
  }

  private Claim.Status status() {
    return switch (as) {
      case STANDING, CONFIRMED -> Claim.Status.STANDING;
      case SUPERSEDED -> Claim.Status.SUPERSEDED;
      case REFUTED -> Claim.Status.REFUTED;
    };
  }
}
