package org.samizdat.http;

import com.codahale.metrics.LockFreeExponentiallyDecayingReservoir;
import com.codahale.metrics.MetricRegistry;
import com.codahale.metrics.Timer;
import io.dropwizard.metrics.jetty12.AbstractInstrumentedHandler;
import java.util.List;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * The framework's metrics of requests, but of all of them: also of those that are answered before
 * the framework hears of them. Live streams are left out, which last for hours.
 */
public final class RequestMetrics extends AbstractInstrumentedHandler {
  private static final String PREFIX = "samizdat.http";
  private static final String STREAM = "/v1/stream";

  public RequestMetrics(MetricRegistry metrics) {
    super(metrics, PREFIX);
  }

  @Override
  protected void doStart() throws Exception {
    // those that every read moves; the registry's own take a lock for each
    for (String timer : List.of(NAME_REQUESTS, NAME_DISPATCHES, NAME_GET_REQUESTS)) {
      metricRegistry.timer(
          MetricRegistry.name(PREFIX, timer),
          () -> new Timer(LockFreeExponentiallyDecayingReservoir.builder().build()));
    }
    super.doStart();
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    return FrontHandlers.isForReaders(request)
            && !Request.getPathInContext(request).startsWith(STREAM)
        ? super.handle(request, response, callback)
        : getHandler().handle(request, response, callback);
  }

  /** There are no servlets out here. */
  @Override
  protected void setupServletListeners(Request request, Response response) {}

  @Override
  protected boolean isSuspended(Request request, Response response) {
    return false;
  }
}
