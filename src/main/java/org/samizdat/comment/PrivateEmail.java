package org.samizdat.comment;

import com.fasterxml.jackson.annotation.JsonCreator;
import org.samizdat.problem.ProblemException;
import org.samizdat.text.Mailto;

/**
 * The e-mail address that a reader gave with a comment. It cannot be written as JSON, shows nothing
 * of itself as text, equals nothing but itself, and opens only inside this package.
 */
public final class PrivateEmail {
  private static final int MAX_LENGTH = 254;
  private final String address;

  private PrivateEmail(String address) {
    this.address = address;
  }

  /** Takes an address; the problem of a malformed one does not repeat it. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static PrivateEmail of(String address) {
    if (address.length() > MAX_LENGTH || !Mailto.isAddress(address)) {
      throw ProblemException.invalidContent("/email", "must be an e-mail address");
    }
    return new PrivateEmail(address);
  }

  String reveal() {
    return address;
  }

  @Override
  public String toString() {
    return "[private]";
  }
}
