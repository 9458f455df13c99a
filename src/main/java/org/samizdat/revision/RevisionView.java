package org.samizdat.revision;

import java.time.Instant;
import java.util.Optional;

/**
 * What is known of a revision that the public saw.
 *
 * @param madeAt from when on the public saw it; what was written before its live blog was public,
 *     it saw from then on
 * @param significant whether readers were told something else than by the one before
 * @param sha256 of the quoted text; absent in lists
 */
record RevisionView(
    int revision, String url, Instant madeAt, boolean significant, Optional<String> sha256) {
  static RevisionView of(Revision revision, Revised thing) {
    return new RevisionView(
        revision.revision(),
        thing.url(revision.revision()),
        revision.madeAt(),
        revision.significant(),
        Optional.empty());
  }

  static RevisionView of(Revision revision, Revised thing, String sha256) {
    return new RevisionView(
        revision.revision(),
        thing.url(revision.revision()),
        revision.madeAt(),
        revision.significant(),
        Optional.of(sha256));
  }
}
