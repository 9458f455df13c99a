package org.samizdat.text;

/**
 * A printed time names a zone that means several offsets, or none that is known: nobody may guess.
 */
public final class AmbiguousZoneException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String zone;

  AmbiguousZoneException(String zone) {
    super("the zone " + zone + " is ambiguous or not known: write an IANA name or an offset");
    this.zone = zone;
  }

  /** The zone as printed, for example {@code IST}. */
  public String zone() {
    return zone;
  }
}
