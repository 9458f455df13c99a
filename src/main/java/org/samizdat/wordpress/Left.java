package org.samizdat.wordpress;

/**
 * Something that was not carried, or not as it was.
 *
 * @param place where it stands, as "line 12" or an address
 * @param what the thing, by its title or kind
 * @param why what became of it, as half a sentence; the same for all of a kind
 */
record Left(String place, String what, String why) {}
