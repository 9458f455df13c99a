package org.samizdat.http;

import java.util.List;

/** A page of a list, as it is answered. */
public record Listing<T>(List<T> items, Page page) {
  public static <T> Listing<T> of(Page.Cut<T> cut) {
    return new Listing<>(cut.items(), cut.page());
  }
}
