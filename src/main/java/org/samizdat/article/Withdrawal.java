package org.samizdat.article;

import java.time.Instant;
import java.util.Optional;

/** Why and when something stopped being public. */
public record Withdrawal(WithdrawalReason reason, Optional<String> note, Instant at) {}
