package org.samizdat.claim;

import java.math.BigDecimal;

/** The lowest and the highest figure that is named. */
public record ClaimRange(BigDecimal lowest, BigDecimal highest) {}
