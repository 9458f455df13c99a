package org.samizdat.wordpress;

import java.time.Instant;
import org.samizdat.text.TimePrecision;

/**
 * An update of a live blog, as it was found in a post.
 *
 * @param displayTime as printed
 * @param body Markdown
 */
record LiveUpdate(String displayTime, Instant occurredAt, TimePrecision precision, String body) {}
