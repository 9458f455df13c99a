package org.samizdat.wordpress;

/**
 * Something that was not carried, or not as it was.
 *
 * @param place where it stands, as "line 12" or an address
 * @param what the thing, by its title or kind
 * @param why what became of it, as half a sentence; the same for all of a kind
 */
record Left(String place, String what, String why) {

  /** Of an entry; behind a colon stands what differs from one to the next. */
  static Left of(Entry entry, String why) {
    return of(entry.place(), entry.title(), why);
  }

  static Left of(String place, String what, String why) {
    int colon = why.indexOf(": ");
    return colon < 0
        ? new Left(place, what, why)
        : new Left(place, what + ", " + why.substring(colon + 2), why.substring(0, colon));
  }
}
