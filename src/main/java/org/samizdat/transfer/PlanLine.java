package org.samizdat.transfer;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.samizdat.schedule.Action;

/**
 * What is to be done with an article or an update at a time, and has not failed.
 *
 * @param kind of the thing: {@code article} or {@code update}
 * @param articleId the article that it is, or belongs to
 * @param revision the revision that is to be published, and no other
 * @param title what it is called, for lists
 * @param author who planned it
 */
public record PlanLine(
    @NotNull UUID objectId,
    @NotNull Action action,
    @NotNull @Size(max = 32) String kind,
    @NotNull UUID articleId,
    @NotNull Instant at,
    Optional<Integer> revision,
    @NotNull @Size(max = 300) String title,
    @NotNull @Size(max = 100) String author)
    implements Line {}
