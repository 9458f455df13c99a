package org.samizdat.webhook;

import java.io.IOException;

/** A message may not be sent to where it was to go. */
final class RefusedTarget extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * @param rule what the address must be, as staff are told
   */
  RefusedTarget(String rule) {
    super(rule);
  }

  String rule() {
    return String.valueOf(getMessage());
  }
}
