package org.samizdat.search;

import java.util.List;

/** A part of what is searched for. */
sealed interface Part {
  /** How a text is meant. */
  enum Kind {
    WORD,
    PHRASE,
    PREFIX
  }

  /**
   * A word, the words of a phrase, or how words begin.
   *
   * @param from where it stands in the query
   * @param to where it ends there
   */
  record Text(Kind kind, String text, int from, int to) implements Part {}

  /** What must not be there. */
  record Not(Part part) implements Part {}

  /** All of these. */
  record All(List<Part> parts) implements Part {}

  /** One of these at least. */
  record Any(List<Part> parts) implements Part {}
}
