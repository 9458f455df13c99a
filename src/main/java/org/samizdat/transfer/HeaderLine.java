package org.samizdat.transfer;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.Optional;

/**
 * The first line: what this is.
 *
 * @param format always {@link #FORMAT}
 * @param version of the format; a reader refuses those that it does not know
 * @param site name of the site that it comes from
 * @param url address under which that site's API was read
 * @param changedAt when one of its articles was last edited, or seen to change; not the time of the
 *     export, since the export of the same is the same
 */
public record HeaderLine(
    @NotNull String format, int version, String site, String url, Optional<Instant> changedAt)
    implements Line {
  public static final String FORMAT = "samizdat";
  public static final int VERSION = 1;
}
