package org.samizdat.webhook;

/** What an attempt failed of. */
public enum AttemptFailure {
  /** The name of the host leads nowhere. */
  UNRESOLVED,
  /** The address may not be sent to. */
  REFUSED_TARGET,
  /** No connection. */
  UNREACHABLE,
  /** No trusted encrypted connection. */
  TLS,
  /** No answer in time. */
  TIMEOUT,
  /** The connection broke, or what came was no HTTP. */
  BROKEN,
  /** It was sent elsewhere (3xx), where it must not go. */
  REDIRECT,
  /** An answer that is not 2xx. */
  STATUS
}
