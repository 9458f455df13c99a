package org.samizdat.update;

import java.time.Instant;
import org.samizdat.text.TimePrecision;

/** When it happened: as printed, and as an instant that is good to this precision. */
public record PrintedTime(String displayTime, Instant occurredAt, TimePrecision precision) {}
