package org.samizdat.access;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.samizdat.http.HoldsSecret;

/** A token just made, with the only copy of its secret form that there will ever be. */
public record TokenWithSecret(@JsonUnwrapped Token details, String token) implements HoldsSecret {
  @Override
  public String toString() {
    return "TokenWithSecret[" + details + "]";
  }
}
