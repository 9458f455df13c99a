package org.samizdat.requestlog;

import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.DateCache;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.samizdat.http.FrontHandlers;
import org.samizdat.http.RequestIds;

/**
 * One line for each request to the API, in the combined format that readers of logs know, with
 * {@code -} for the address, the referrer and the browser:
 *
 * <pre>
 * - - - [26/Nov/2026:06:40:00 +0000] "GET /v1/articles HTTP/1.1" 200 3249 "-" "-" 412 4f0a…
 * </pre>
 *
 * The last two are the microseconds from the request's first byte to the end of the answer, and the
 * request's id, which stands in the answer and in other logs.
 */
public final class AnonymousRequestLog extends AbstractLifeCycle implements RequestLog {
  private final LineFile file;
  private final DateCache time = new DateCache("'['dd/MMM/yyyy:HH:mm:ss Z']'");

  AnonymousRequestLog(LineFile file) {
    this.file = file;
  }

  @Override
  protected void doStart() {
    file.start();
  }

  @Override
  protected void doStop() {
    file.stop();
  }

  @Override
  public void log(Request request, Response response) {
    if (!FrontHandlers.isForReaders(request)) {
      return;
    }
    long micros = TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - request.getBeginNanoTime());
    HttpFields answer = response.getHeaders();
    file.add(
        line ->
            line.text("- - - ")
                .text(time.format(Request.getTimeStamp(request)))
                .text(" \"")
                .foreign(request.getMethod())
                .text(" ")
                .foreign(request.getHttpURI().getPathQuery())
                .text(" ")
                .text(request.getConnectionMetaData().getHttpVersion().asString())
                .text("\" ")
                .number(response.getStatus())
                .text(" ")
                .number(Response.getContentBytesWritten(response))
                .text(" \"-\" \"-\" ")
                .number(micros)
                .text(" ")
                .foreign(answer.get(RequestIds.HEADER)));
  }
}
