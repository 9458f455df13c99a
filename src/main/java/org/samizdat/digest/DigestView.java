package org.samizdat.digest;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.samizdat.http.Page;

/**
 * What happened in an article since a reader left.
 *
 * @param asOf time of the last change that is taken in
 * @param next {@code since} of the next digest
 * @param otherUpdates updates that are no key events
 * @param items oldest first
 */
public record DigestView(
    Instant since,
    Optional<Instant> asOf,
    String next,
    int otherUpdates,
    List<DigestItem> items,
    Page page) {}
