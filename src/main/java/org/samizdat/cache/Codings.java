package org.samizdat.cache;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.QuotedQualityCSV;
import org.jspecify.annotations.Nullable;

/** Content codings: which one a client takes (RFC 9110 §12.5.3), and the one that there is. */
final class Codings {
  private static final String GZIP = "gzip";

  private Codings() {}

  /** Whether the client would rather have it compressed. */
  static boolean takesGzip(HttpFields request) {
    @Nullable String accepted = request.get(HttpHeader.ACCEPT_ENCODING);
    if (accepted == null || !(accepted.contains(GZIP) || accepted.contains("*"))) {
      return false;
    }
    if (accepted.indexOf(';') < 0) {
      return true;
    }
    // those that are refused with q=0 are left out, the best come first
    QuotedQualityCSV codings = new QuotedQualityCSV();
    request.getValuesList(HttpHeader.ACCEPT_ENCODING).forEach(codings::addValue);
    for (String each : codings.getValues()) {
      if (each.equals(GZIP) || each.equals("x-gzip") || each.equals("*") && !refuses(accepted)) {
        return true;
      }
      if (each.equals("identity")) {
        return false;
      }
    }
    return false;
  }

  private static boolean refuses(String accepted) {
    return accepted.contains(GZIP);
  }

  static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 3 + 64);
    try (GZIPOutputStream gzip = new GZIPOutputStream(out, 8192)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
