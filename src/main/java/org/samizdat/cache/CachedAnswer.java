package org.samizdat.cache;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.HttpDateTime;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.jspecify.annotations.Nullable;
import org.samizdat.http.RequestIds;

/**
 * A finished answer, plain and compressed, for any number of clients: each gets the form that it
 * asked for, or is told that it has it already, with a request id of its own.
 */
final class CachedAnswer {
  private static final int NOT_MODIFIED = 304;
  private static final int OK = 200;
  private static final int WORTH_COMPRESSING = 512;
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  /**
   * What says nothing without the bytes; 304 goes without it (RFC 9110 §15.4.5). After a length of
   * more than 0 some clients wait for the bytes, and any other than theirs is wrong (§8.6).
   */
  private static boolean isOfBytes(HttpField field) {
    return field.getHeader() == HttpHeader.CONTENT_TYPE
        || field.getHeader() == HttpHeader.CONTENT_LENGTH
        || field.getHeader() == HttpHeader.CONTENT_ENCODING;
  }

  /** The bytes in one coding, with their headers. */
  private record Form(byte[] bytes, HttpField[] headers, HttpField[] without) {}

  private final int status;
  private final HttpFields headers;
  private final Optional<String> etag;
  private final Optional<Long> lastModified;
  private final int requestIdAt;
  private final Form plain;
  private volatile @Nullable Form compressed;

  /**
   * @param requestId of the request that was answered; where a problem tells it, every client is
   *     told its own
   */
  CachedAnswer(int status, HttpFields captured, byte[] body, String requestId) {
    this.status = status;
    HttpFields.Mutable kept = HttpFields.build(captured);
    kept.remove(RequestIds.HEADER);
    kept.remove(HttpHeader.CONTENT_LENGTH);
    kept.put(HttpHeader.VARY, "Accept-Encoding");
    this.headers = kept.asImmutable();
    this.etag = Optional.ofNullable(captured.get(HttpHeader.ETAG));
    this.lastModified =
        Optional.ofNullable(captured.get(HttpHeader.LAST_MODIFIED)).map(HttpDateTime::parseToEpoch);
    this.requestIdAt = status == OK ? -1 : placeOf(requestId, body);
    this.plain = form(body, headers);
  }

  private static int placeOf(String requestId, byte[] problem) {
    String member = "\"requestId\":\"";
    int at = new String(problem, StandardCharsets.ISO_8859_1).indexOf(member + requestId + '"');
    return at < 0 ? at : at + member.length();
  }

  private static Form form(byte[] bytes, HttpFields headers) {
    List<HttpField> all = new ArrayList<>();
    List<HttpField> without = new ArrayList<>();
    HttpFields.Mutable whole = HttpFields.build(headers);
    whole.put(HttpHeader.CONTENT_LENGTH, bytes.length);
    for (HttpField each : whole) {
      HttpField ready = new PreEncodedHttpField(each.getHeader(), each.getName(), each.getValue());
      all.add(ready);
      if (!isOfBytes(each)) {
        without.add(ready);
      }
    }
    return new Form(bytes, all.toArray(HttpField[]::new), without.toArray(HttpField[]::new));
  }

  int status() {
    return status;
  }

  HttpFields headers() {
    return headers;
  }

  /**
   * Memory that it takes, in bytes, roughly: with its compressed form, of which half is generous.
   */
  int weight() {
    int bytes = plain.bytes().length;
    return 2_000 + bytes + (isCompressible() ? bytes / 2 : 0);
  }

  /** Whether this client takes the compressed form, and it has yet to be made. */
  boolean mustCompressFor(Request request) {
    return compressed == null && isCompressible() && Codings.takesGzip(request.getHeaders());
  }

  private boolean isCompressible() {
    return etag.isPresent() && plain.bytes().length >= WORTH_COMPRESSING;
  }

  /** Makes the compressed form, which takes time. */
  void compress() {
    if (compressed == null && isCompressible()) {
      HttpFields.Mutable fields = HttpFields.build(headers);
      String tag = etag.orElseThrow();
      fields.put(HttpHeader.ETAG, tag.substring(0, tag.length() - 1) + Conditions.GZIP_MARK + '"');
      fields.put(HttpHeader.CONTENT_ENCODING, "gzip");
      compressed = form(Codings.gzip(plain.bytes()), fields);
    }
  }

  /** Whether it is of a media type that the client takes. */
  boolean fits(Request request) {
    String accept = request.getHeaders().get(HttpHeader.ACCEPT);
    String type = headers.get(HttpHeader.CONTENT_TYPE);
    return accept == null || accept.contains("*/*") || type == null || type.contains("json");
  }

  /**
   * Sends it to one client; does not block.
   *
   * @param about headers for this client alone
   */
  void send(Exchange exchange, String requestId, HttpField... about) {
    HttpFields asked = exchange.request().getHeaders();
    Response response = exchange.response();
    Form small = compressed;
    Form form = small != null && Codings.takesGzip(asked) ? small : plain;
    boolean known =
        status == OK && etag.isPresent() && Conditions.hasIt(asked, etag.get(), lastModified);
    HttpFields.Mutable fields = response.getHeaders();
    for (HttpField each : known ? form.without() : form.headers()) {
      fields.add(each);
    }
    fields.add(RequestIds.HEADER, requestId);
    for (HttpField each : about) {
      fields.add(each);
    }
    if (known) {
      response.setStatus(NOT_MODIFIED);
      // not as the last, after which Jetty would tell a length of 0, which is not that of the bytes
      response.write(false, NOTHING.slice(), exchange.callback());
      return;
    }
    byte[] bytes = form.bytes();
    if (requestIdAt >= 0) {
      bytes = withRequestId(bytes, requestId);
      fields.put(HttpHeader.CONTENT_LENGTH, bytes.length);
    }
    response.setStatus(status);
    boolean head = HttpMethod.HEAD.is(exchange.request().getMethod());
    response.write(true, head ? NOTHING.slice() : ByteBuffer.wrap(bytes), exchange.callback());
  }

  private byte[] withRequestId(byte[] bytes, String id) {
    int end = requestIdAt;
    while (bytes[end] != '"') {
      end++;
    }
    byte[] own = new byte[bytes.length - (end - requestIdAt) + id.length()];
    System.arraycopy(bytes, 0, own, 0, requestIdAt);
    System.arraycopy(id.getBytes(StandardCharsets.US_ASCII), 0, own, requestIdAt, id.length());
    System.arraycopy(bytes, end, own, requestIdAt + id.length(), bytes.length - end);
    return own;
  }
}
