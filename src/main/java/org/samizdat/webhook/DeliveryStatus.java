package org.samizdat.webhook;

/** How far a delivery has come. */
public enum DeliveryStatus {
  PENDING,
  /** The receiver answered 2xx. */
  DELIVERED,
  /** It will not be tried again: staff skipped it, or it was a ping. */
  GIVEN_UP
}
