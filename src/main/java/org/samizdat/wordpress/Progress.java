package org.samizdat.wordpress;

/** Hears how far an import has come. */
public interface Progress {
  Progress NONE = new Progress() {};

  /**
   * A part of the work begins.
   *
   * @param total bytes of a file, or things of a site; 0 when not known
   */
  default void begin(String task, long total) {}

  default void reached(long done) {}
}
