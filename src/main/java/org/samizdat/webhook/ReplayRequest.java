package org.samizdat.webhook;

import java.time.Instant;
import java.util.Optional;

/**
 * What to tell once more; exactly one of the two.
 *
 * @param since all that changed at or after this time, as far as the log goes back
 * @param after all that changed after this place: {@code next} of a message or of the change feed
 */
record ReplayRequest(Optional<Instant> since, Optional<String> after) {}
