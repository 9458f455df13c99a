package org.samizdat.transfer;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.samizdat.article.ArticleStatus;
import org.samizdat.article.Withdrawal;
import org.samizdat.event.EventContent;

/**
 * An event.
 *
 * @param status whether it is public; whether it takes place stands in the content
 * @param content as an editor would send it, with the time zone and the description
 * @param sequence how often it was moved since it was published (RFC 5545 §3.8.7.4)
 */
public record EventLine(
    @NotNull UUID id,
    @NotNull ArticleStatus status,
    @NotNull @Valid EventContent content,
    @PositiveOrZero int sequence,
    Optional<@Valid Withdrawal> withdrawal,
    @Min(1) int revision,
    @NotNull Instant createdAt,
    @NotNull Instant editedAt,
    Optional<Instant> publishedAt)
    implements Line {}
