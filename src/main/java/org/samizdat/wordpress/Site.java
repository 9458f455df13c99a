package org.samizdat.wordpress;

import java.util.Locale;

/**
 * The site that is imported.
 *
 * @param url its address
 * @param language as it names it; empty when it does not
 */
record Site(String url, String language) {
  /**
   * The address without what differs from one export to the next; all ids are made from it, so that
   * the same site gives the same ids.
   */
  String key() {
    return url.strip()
        .toLowerCase(Locale.ROOT)
        .replaceFirst("^https?://(www\\.)?", "")
        .replaceFirst("/+$", "");
  }
}
