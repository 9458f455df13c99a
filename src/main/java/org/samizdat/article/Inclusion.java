package org.samizdat.article;

import org.jdbi.v3.core.Handle;

/** A part of an article that is given with it when {@code include} names it. */
public interface Inclusion {
  /** Its name in {@code include} and in the answer. */
  String name();

  /** The first page of the part, as its own address would give it. */
  Object of(Handle handle, Article article);
}
