package org.samizdat.revision;

import java.time.Instant;
import org.samizdat.article.RevisionKind;

/**
 * A revision as it is kept.
 *
 * @param what what made it
 * @param shown whether the public saw it
 * @param significant whether it said something else than the one before
 * @param content what its editor wrote, without the body
 * @param markdown the body
 * @param author name of whoever made it
 */
public record Revision(
    int revision,
    RevisionKind what,
    boolean shown,
    boolean significant,
    String content,
    String markdown,
    String author,
    Instant madeAt) {}
