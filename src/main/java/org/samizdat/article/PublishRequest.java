package org.samizdat.article;

import java.time.Instant;
import java.util.Optional;

/**
 * How something is to be published.
 *
 * @param publishedAt the time to give as its first publication, for archives; now when absent
 */
public record PublishRequest(Optional<Instant> publishedAt) {
  /** The time asked for in a body that may be missing. */
  public static Optional<Instant> time(Optional<PublishRequest> body) {
    return body.flatMap(PublishRequest::publishedAt);
  }
}
