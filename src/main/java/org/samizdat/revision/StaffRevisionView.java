package org.samizdat.revision;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Optional;
import org.samizdat.article.RevisionKind;

/**
 * A revision as staff see it.
 *
 * @param what what made it
 * @param isPublic whether the public saw it
 * @param author name of the token with which it was made
 * @param content what can be sent back with PUT; absent in lists
 */
record StaffRevisionView<C>(
    int revision,
    RevisionKind what,
    @JsonProperty("public") boolean isPublic,
    boolean significant,
    String author,
    Instant madeAt,
    String url,
    Optional<C> content) {
  static <C> StaffRevisionView<C> of(Revision revision, String url, Optional<C> content) {
    return new StaffRevisionView<>(
        revision.revision(),
        revision.what(),
        revision.shown(),
        revision.significant(),
        revision.author(),
        revision.madeAt(),
        url + "/" + revision.revision(),
        content);
  }
}
