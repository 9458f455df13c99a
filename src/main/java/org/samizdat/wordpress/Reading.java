package org.samizdat.wordpress;

import java.io.Closeable;
import java.io.IOException;

/** A source on its way through, which gives what it reads to some {@link Content}. */
interface Reading extends Closeable {
  /**
   * Reads on by a little.
   *
   * @return whether there is more
   * @throws SourceRefused when the source as a whole cannot be imported
   */
  boolean step() throws IOException;

  /** Reads all the rest. */
  default void finish() throws IOException {
    while (step()) {}
  }
}
