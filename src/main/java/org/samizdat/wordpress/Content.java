package org.samizdat.wordpress;

/** Takes what a source holds, in the order in which it comes. */
interface Content {
  /** Comes before everything else. */
  default void site(Site site) {}

  default void author(Author author) {}

  default void term(Term term) {}

  default void entry(Entry entry) {}

  /** Something that was not read at all. */
  default void left(Left left) {}
}
