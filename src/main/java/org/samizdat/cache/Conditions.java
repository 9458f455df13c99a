package org.samizdat.cache;

import java.util.Optional;
import org.eclipse.jetty.http.DateParser;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/** Whether a client has an answer already (RFC 9110 §13.1.2, §13.1.3). */
final class Conditions {
  static final String GZIP_MARK = "--gzip";
  private static final long UNKNOWN = -1;

  private Conditions() {}

  /**
   * Whether it is answered 304.
   *
   * @param etag of the plain bytes, in quotes; those of the compressed ones count as well
   * @param lastModified milliseconds since 1970, where it is told
   */
  static boolean hasIt(HttpFields request, String etag, Optional<Long> lastModified) {
    if (request.contains(HttpHeader.IF_NONE_MATCH)) {
      for (String each : request.getCSV(HttpHeader.IF_NONE_MATCH, true)) {
        if (each.equals("*") || isSame(each, etag)) {
          return true;
        }
      }
      return false;
    }
    String since = request.get(HttpHeader.IF_MODIFIED_SINCE);
    if (since == null || lastModified.isEmpty()) {
      return false;
    }
    long known = DateParser.parseDate(since);
    return known != UNKNOWN && lastModified.orElseThrow() <= known;
  }

  /** Weak comparison: the same content, compressed or not (RFC 9110 §8.8.3.2). */
  private static boolean isSame(String tag, String etag) {
    int start = tag.startsWith("W/") ? 2 : 0;
    int end =
        tag.endsWith(GZIP_MARK + "\"") ? tag.length() - GZIP_MARK.length() - 1 : tag.length() - 1;
    int length = end - start;
    return length > 0 && length == etag.length() - 1 && etag.regionMatches(0, tag, start, length);
  }
}
