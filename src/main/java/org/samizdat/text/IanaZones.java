package org.samizdat.text;

import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Time zones by their IANA names. Java's own list will not do: libraries add zones to it while the
 * server runs, under names (with a tilde) that the next run does not know.
 */
public final class IanaZones {
  private static final Set<String> NAMES =
      ZoneId.getAvailableZoneIds().stream()
          .filter(name -> name.indexOf('~') < 0)
          .collect(Collectors.toUnmodifiableSet());

  private IanaZones() {}

  /** All names, such as {@code Asia/Almaty}. */
  public static Set<String> names() {
    return NAMES;
  }

  /** The zone of this exact name. */
  public static Optional<ZoneId> find(String name) {
    return Optional.of(name).filter(NAMES::contains).map(ZoneId::of);
  }
}
