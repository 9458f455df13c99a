package org.samizdat.article;

import org.jdbi.v3.core.Handle;

/** A part of an article that is given with it when {@code include} names it. */
public interface Inclusion {
  /** Its name in {@code include}. */
  String name();

  /** Its member in the answer. */
  default String member() {
    return name();
  }

  /** The first page of the part, as its own address would give it. */
  Object of(Handle handle, Article article);
}
