package org.samizdat.cache;

import java.util.EnumSet;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Request;

/**
 * A read as if nobody in particular had asked: what makes one client's answer differ from another's
 * is left to the cache, so that one answer serves them all.
 */
final class PlainRequest extends Request.Wrapper {
  private static final EnumSet<HttpHeader> OF_THE_CLIENT =
      EnumSet.of(
          HttpHeader.ACCEPT_ENCODING,
          HttpHeader.IF_NONE_MATCH,
          HttpHeader.IF_MODIFIED_SINCE,
          HttpHeader.IF_MATCH,
          HttpHeader.IF_UNMODIFIED_SINCE,
          HttpHeader.IF_RANGE,
          HttpHeader.RANGE,
          HttpHeader.COOKIE,
          HttpHeader.AUTHORIZATION);

  private final HttpFields headers;

  PlainRequest(Request wrapped) {
    super(wrapped);
    HttpFields.Mutable kept = HttpFields.build(wrapped.getHeaders());
    kept.remove(OF_THE_CLIENT);
    this.headers = kept.asImmutable();
  }

  @Override
  public String getMethod() {
    return HttpMethod.GET.asString();
  }

  @Override
  public HttpFields getHeaders() {
    return headers;
  }
}
