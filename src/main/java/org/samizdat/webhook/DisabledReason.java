package org.samizdat.webhook;

/** Why this server has stopped telling a webhook. */
public enum DisabledReason {
  /** No attempt of the whole schedule has succeeded. */
  FAILING,
  /** The receiver answered 410: it wants no more. */
  GONE
}
