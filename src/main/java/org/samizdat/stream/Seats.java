package org.samizdat.stream;

import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.samizdat.access.ClientKeys;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts the open streams, so that they leave files for everything else, and one client leaves some
 * for others.
 */
final class Seats {
  private static final Logger LOGGER = LoggerFactory.getLogger(Seats.class);

  private final int max;
  private final int maxPerClient;
  private final ClientKeys keys = new ClientKeys();
  private final Map<String, Integer> taken = new HashMap<>();
  private int count;
  private long refused;

  Seats(StreamConfiguration configuration) {
    this.max = Math.min(configuration.maxConnections(), affordable());
    this.maxPerClient = configuration.maxPerClient();
    if (max < configuration.maxConnections()) {
      LOGGER.warn(
          "stream.maxConnections is {} instead of {}: half of the files that may be open",
          max,
          configuration.maxConnections());
    }
  }

  /** The other half is for other requests, and for streams that are gone and not yet noticed. */
  private static int affordable() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.UnixOperatingSystemMXBean system
        ? (int) Math.min(Integer.MAX_VALUE, system.getMaxFileDescriptorCount() / 2)
        : Integer.MAX_VALUE;
  }

  /** The place of one open stream; it is given back once. */
  final class Seat {
    private final String client;

    private Seat(String client) {
      this.client = client;
    }

    void leave() {
      synchronized (Seats.this) {
        count--;
        taken.computeIfPresent(client, (key, its) -> its == 1 ? null : its - 1);
      }
    }
  }

  /** A place for a client; none when all are taken, or it has too many. */
  Optional<Seat> take(String address) {
    String client = ClientKeys.isOwn(address) ? "" : keys.of(address);
    synchronized (this) {
      int its = taken.getOrDefault(client, 0);
      if (count >= max || !client.isEmpty() && its >= maxPerClient) {
        refused++;
        return Optional.empty();
      }
      count++;
      taken.put(client, its + 1);
      return Optional.of(new Seat(client));
    }
  }

  synchronized int taken() {
    return count;
  }

  synchronized long refused() {
    return refused;
  }
}
