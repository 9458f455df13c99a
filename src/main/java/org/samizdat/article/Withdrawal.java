package org.samizdat.article;

import java.time.Instant;
import java.util.Optional;
import org.samizdat.problem.ProblemException;

/** Why and when something stopped being public. */
public record Withdrawal(WithdrawalReason reason, Optional<String> note, Instant at) {

  /** Whether nothing is kept of what was withdrawn, and of what it once said. */
  public boolean erases() {
    return reason == WithdrawalReason.SOURCE_SAFETY;
  }

  /** Refuses to do anything with what was erased. */
  public static void requireNotErased(Optional<Withdrawal> withdrawal) {
    if (withdrawal.filter(Withdrawal::erases).isPresent()) {
      throw ProblemException.wrongState(
          "It was erased for the safety of a source, and stays so; what can be said safely is to be"
              + " made anew.");
    }
  }
}
