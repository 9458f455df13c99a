package org.samizdat.appeal;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import org.samizdat.article.DonationChannel;

/**
 * Channels with new destinations, not yet in force.
 *
 * @param by name of the token that sent them
 */
public record HeldChannels(
    @NotNull List<@NotNull @Valid DonationChannel> channels,
    @NotNull Instant since,
    @NotBlank String by) {}
