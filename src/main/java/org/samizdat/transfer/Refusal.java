package org.samizdat.transfer;

/** A line that is not taken, and why. */
record Refusal(long number, String reason) {}
