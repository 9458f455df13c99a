package org.samizdat.transfer;

/** Hears how an import goes, on the thread that asked for it. */
public interface ImportWatcher {
  /** Hears nothing. */
  ImportWatcher NONE = (number, reason) -> {};

  /** A line that cannot be taken, and why; the rest goes on. */
  void refused(long number, String reason);

  /** All lines up to this number are done with, and what was taken is durable. */
  default void done(long number) {}
}
