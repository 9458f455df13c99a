/**
 * Topics: the subjects that articles are filed under, with how many published articles each has.
 */
@NullMarked
package org.samizdat.topic;

import org.jspecify.annotations.NullMarked;
