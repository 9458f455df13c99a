package org.samizdat.cache;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Answers 200 with how often it was asked, unless told otherwise. */
final class CountingOrigin extends Handler.Abstract {
  static final String KEPT = "public, max-age=30, stale-while-revalidate=30, stale-if-error=86400";

  final AtomicInteger asked = new AtomicInteger();
  volatile int status = 200;
  volatile String policy = KEPT;
  volatile int length = 2_000;
  volatile CountDownLatch gate = new CountDownLatch(0);

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    int number = asked.incrementAndGet();
    gate.await(20, TimeUnit.SECONDS);
    response.setStatus(status);
    response.getHeaders().put("X-Request-Id", "inner-" + number);
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, policy);
    response.getHeaders().put("Cache-Tag", "topics,topic:oil");
    if (status == 200) {
      response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
      response.getHeaders().put(HttpHeader.ETAG, "\"v" + number + "\"");
      response.getHeaders().put(HttpHeader.LAST_MODIFIED, "Fri, 16 Dec 2011 17:54:00 GMT");
    }
    String body =
        status == 200
            ? "answer %d %s".formatted(number, "x".repeat(length))
            : "{\"status\":%d,\"requestId\":\"inner-%d\"}".formatted(status, number);
    Content.Sink.write(response, true, body, callback);
    return true;
  }
}
