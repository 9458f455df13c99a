package org.samizdat.problem;

import java.util.Locale;

/** Every kind of problem that the API answers; the slug is stable and part of the contract. */
public enum ProblemType {
  MALFORMED_REQUEST(400, "The request cannot be understood"),
  MALFORMED_JSON(400, "The body is not the JSON that it says it is"),
  UNKNOWN_PARAMETER(400, "Unknown parameter"),
  INVALID_PARAMETER(400, "Invalid parameter"),
  INVALID_CURSOR(400, "Invalid cursor"),
  UNAUTHORIZED(401, "A valid token is needed"),
  FORBIDDEN(403, "The token does not allow this"),
  NOT_FOUND(404, "Not found"),
  METHOD_NOT_ALLOWED(405, "Method not allowed"),
  NOT_ACCEPTABLE(406, "No acceptable representation"),
  CONFLICT(409, "Conflict"),
  SLUG_TAKEN(409, "The slug is taken"),
  COMMENTS_CLOSED(409, "Comments are closed"),
  DUPLICATE_COMMENT(409, "The comment is there already"),
  WRONG_STATE(409, "Not possible in this state"),
  EMBARGOED(409, "Under embargo"),
  REQUEST_IN_PROGRESS(409, "The same request is still being carried out"),
  ANSWER_LOST(409, "The request was carried out, its answer is not kept"),
  WITHDRAWN(410, "Withdrawn"),
  SYNC_TOKEN_EXPIRED(410, "Start again"),
  PRECONDITION_FAILED(412, "It has changed since you read it"),
  CONTENT_TOO_LARGE(413, "Content too large"),
  URI_TOO_LONG(414, "URI too long"),
  UNSUPPORTED_MEDIA_TYPE(415, "Unsupported media type"),
  RANGE_NOT_SATISFIABLE(416, "There is nothing in this range"),
  INVALID_CONTENT(422, "The content breaks a rule"),
  IDEMPOTENCY_KEY_REUSED(422, "The idempotency key belongs to another request"),
  PRECONDITION_REQUIRED(428, "If-Match is required"),
  TOO_MANY_REQUESTS(429, "Too many requests"),
  HEADER_FIELDS_TOO_LARGE(431, "Header fields too large"),
  INTERNAL_ERROR(500, "Internal error"),
  NOT_IMPLEMENTED(501, "Not offered here"),
  UNAVAILABLE(503, "Temporarily unavailable");

  private static final String PREFIX = "urn:samizdat:problem:";

  private final int status;
  private final String title;

  ProblemType(int status, String title) {
    this.status = status;
    this.title = title;
  }

  /** The HTTP status, 400..599. */
  public int status() {
    return status;
  }

  public String title() {
    return title;
  }

  /** The last part of the type URI, such as {@code slug-taken}. */
  public String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The problem type URI (RFC 9457 §3.1.1). */
  public String uri() {
    return PREFIX + slug();
  }

  /** The general problem for a status that a framework raised. */
  public static ProblemType ofStatus(int status) {
    return switch (status) {
      case 401 -> UNAUTHORIZED;
      case 403 -> FORBIDDEN;
      case 404 -> NOT_FOUND;
      case 405 -> METHOD_NOT_ALLOWED;
      case 406 -> NOT_ACCEPTABLE;
      case 409 -> CONFLICT;
      case 410 -> WITHDRAWN;
      case 412 -> PRECONDITION_FAILED;
      case 413 -> CONTENT_TOO_LARGE;
      case 414 -> URI_TOO_LONG;
      case 415 -> UNSUPPORTED_MEDIA_TYPE;
      case 422 -> INVALID_CONTENT;
      case 428 -> PRECONDITION_REQUIRED;
      case 429 -> TOO_MANY_REQUESTS;
      case 431 -> HEADER_FIELDS_TOO_LARGE;
      case 501 -> NOT_IMPLEMENTED;
      case 503 -> UNAVAILABLE;
      default -> status >= 500 ? INTERNAL_ERROR : MALFORMED_REQUEST;
    };
  }
}
