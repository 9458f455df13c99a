package org.samizdat.webhook;

/** Whether a webhook is told of changes. While it is not, they wait. */
public enum WebhookStatus {
  ACTIVE,
  /** By staff. */
  PAUSED,
  /** By this server. */
  DISABLED
}
