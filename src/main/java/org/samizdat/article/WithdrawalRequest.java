package org.samizdat.article;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Optional;

/** Why something is to be withdrawn; the public is told both. */
public record WithdrawalRequest(
    @NotNull WithdrawalReason reason, Optional<@Size(max = 500) String> note) {}
