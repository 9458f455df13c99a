package org.samizdat.media;

import java.io.IOException;
import org.samizdat.problem.ProblemException;
import org.samizdat.problem.ProblemType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns a failure of the store into what a client may know of it; the log has the rest. */
final class StoreUnavailable {
  private static final Logger LOGGER = LoggerFactory.getLogger(StoreUnavailable.class);

  private StoreUnavailable() {}

  static ProblemException problem(IOException failure) {
    LOGGER.warn("The store of pictures failed", failure);
    return new ProblemException(
            ProblemType.UNAVAILABLE, "Pictures cannot be read or kept now; try again later.")
        .withHeader("Retry-After", "5");
  }
}
