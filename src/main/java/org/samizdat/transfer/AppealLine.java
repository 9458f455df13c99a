package org.samizdat.transfer;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.samizdat.appeal.AppealContent;
import org.samizdat.appeal.AppealState;
import org.samizdat.appeal.HeldChannels;
import org.samizdat.article.ArticleStatus;
import org.samizdat.article.Withdrawal;

/**
 * A donation appeal.
 *
 * @param status whether staff have published it
 * @param state where it stands in its time, as last written
 * @param content as an editor would send it, with slug, language and body
 * @param held channels that wait for their confirmation
 * @param changedAt when the public last saw it change
 */
public record AppealLine(
    @NotNull UUID id,
    @NotNull ArticleStatus status,
    @NotNull AppealState state,
    @NotNull @Valid AppealContent content,
    Optional<@Valid HeldChannels> held,
    Optional<@Valid Withdrawal> withdrawal,
    @Min(1) int revision,
    @NotNull Instant createdAt,
    @NotNull Instant editedAt,
    Optional<Instant> publishedAt,
    Optional<Instant> changedAt)
    implements Line {}
