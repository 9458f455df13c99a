package org.samizdat.wordpress;

import java.io.IOException;

/** A source that cannot be imported as a whole, and why, in words for whoever runs the import. */
public final class SourceRefused extends IOException {
  private static final long serialVersionUID = 1L;

  SourceRefused(String why) {
    super(why);
  }

  SourceRefused(String why, Throwable cause) {
    super(why, cause);
  }
}
