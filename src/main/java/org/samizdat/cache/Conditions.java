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
      return request.getValuesList(HttpHeader.IF_NONE_MATCH).stream()
          .anyMatch(list -> list.equals("*") || names(list, etag));
    }
    String since = request.get(HttpHeader.IF_MODIFIED_SINCE);
    if (since == null || lastModified.isEmpty()) {
      return false;
    }
    long known = DateParser.parseDate(since);
    return known != UNKNOWN && lastModified.orElseThrow() <= known;
  }

  /**
   * Whether a list of entity tags names this one by weak comparison: the same content, compressed
   * or not (RFC 9110 §8.8.3).
   */
  private static boolean names(String list, String etag) {
    int opening = list.indexOf('"');
    while (opening >= 0) {
      int closing = list.indexOf('"', opening + 1);
      if (closing < 0) {
        return false;
      }
      if (isSame(list, opening, closing, etag)) {
        return true;
      }
      opening = list.indexOf('"', closing + 1);
    }
    return false;
  }

  private static boolean isSame(String list, int opening, int closing, String etag) {
    int mark = closing - GZIP_MARK.length();
    int end = mark > opening && list.startsWith(GZIP_MARK, mark) ? mark : closing;
    int length = end - opening;
    return length == etag.length() - 1 && etag.regionMatches(0, list, opening, length);
  }
}
