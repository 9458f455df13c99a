package org.samizdat.network;

import java.io.IOException;

/** An address that may not be connected to. */
public final class RefusedTarget extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * @param rule what the address must be, as people are told
   */
  RefusedTarget(String rule) {
    super(rule);
  }

  public String rule() {
    return String.valueOf(getMessage());
  }
}
