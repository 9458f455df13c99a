/**
 * The archive calendar: years, months and days in any time zone, with how much was published and
 * what happens on each.
 */
@NullMarked
package org.samizdat.calendar;

import org.jspecify.annotations.NullMarked;
