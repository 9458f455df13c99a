package org.samizdat.problem;

import java.util.Optional;

/**
 * One thing that is wrong, and where: exactly one of the three places is given.
 *
 * @param pointer JSON Pointer (RFC 6901) into the request body
 * @param parameter name of a query or path parameter
 * @param header name of a request header
 * @param detail what is wrong with it, in one sentence
 */
public record FieldError(
    Optional<String> pointer, Optional<String> parameter, Optional<String> header, String detail) {

  public static FieldError atPointer(String pointer, String detail) {
    return new FieldError(Optional.of(pointer), Optional.empty(), Optional.empty(), detail);
  }

  public static FieldError atParameter(String parameter, String detail) {
    return new FieldError(Optional.empty(), Optional.of(parameter), Optional.empty(), detail);
  }

  public static FieldError atHeader(String header, String detail) {
    return new FieldError(Optional.empty(), Optional.empty(), Optional.of(header), detail);
  }
}
