/**
 * Events: rallies, hearings, meetings, with their own zones and days, as JSON and as iCalendar (RFC
 * 5545) for the calendar programs of readers.
 */
@NullMarked
package org.samizdat.event;

import org.jspecify.annotations.NullMarked;
