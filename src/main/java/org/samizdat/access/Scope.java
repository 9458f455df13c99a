package org.samizdat.access;

/** What a token allows; {@code admin} implies all the others. */
public enum Scope {
  /** Drafts: making, changing and deleting what the public does not see. */
  CONTENT,
  /** Everything that changes what the public sees. */
  PUBLISH,
  /** Deciding on comments. */
  MODERATE,
  /** Donation appeals, whose payment links are what a thief would change. */
  APPEALS,
  /** Subscriptions of other servers to changes. */
  WEBHOOKS,
  /** What syndication partners get ahead of the public. */
  PARTNER,
  /** Tokens, and everything else. */
  ADMIN
}
