/**
 * How much was published when: counts that articles and updates keep as they come and go, so that
 * the calendar never has to count the archive.
 */
@NullMarked
package org.samizdat.publication;

import org.jspecify.annotations.NullMarked;
