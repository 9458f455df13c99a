package org.samizdat.webhook;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A message ready to be sent.
 *
 * @param messageId the same over all attempts, so that twins can be told
 * @param keys all that are valid: each signs
 */
record Parcel(String url, String messageId, String body, List<SigningKey> keys) {

  byte[] bytes() {
    return body.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * The {@code webhook-signature} header (Standard Webhooks): one signature for each key and way.
   */
  String signature(Instant at) {
    byte[] message =
        "%s.%d.%s".formatted(messageId, at.getEpochSecond(), body).getBytes(StandardCharsets.UTF_8);
    return Stream.concat(
            keys.stream().map(key -> key.symmetric(message)),
            keys.stream().map(key -> key.asymmetric(message)))
        .collect(Collectors.joining(" "));
  }
}
