package org.samizdat.stream;

import com.codahale.metrics.MetricRegistry;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.samizdat.access.Public;
import org.samizdat.database.Database;
import org.samizdat.database.Outage;
import org.samizdat.http.FrontAnswers;
import org.samizdat.http.FrontHandlers;
import org.samizdat.problem.FieldError;
import org.samizdat.problem.ProblemException;
import org.samizdat.problem.ProblemType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The live stream at {@code /v1/stream} (HTML Standard §9.2). It stands before the framework, where
 * an open connection costs a fifth of the memory; the annotations tell tests what they tell of
 * other endpoints.
 */
@Path(StreamHandler.PATH)
public final class StreamHandler extends Handler.Wrapper {
  private static final Logger LOGGER = LoggerFactory.getLogger(StreamHandler.class);
  static final String PATH = "/v1/stream";

  /**
   * How long those have to wait for whom there is no room, or no database: a browser gives up for
   * good on any answer but a stream.
   */
  private static final Duration BUSY = Duration.ofSeconds(30);

  private static final String LAST_EVENT_ID = "Last-Event-ID";

  private final Database database;
  private final Broadcast broadcast;
  private final Seats seats;

  public StreamHandler(StreamConfiguration configuration, Database database, Broadcast broadcast) {
    this.database = database;
    this.broadcast = broadcast;
    this.seats = new Seats(configuration);
  }

  /** Publishes how many streams are open, and how many were refused. */
  public void measure(MetricRegistry metrics) {
    metrics.registerGauge("samizdat.stream.open", seats::taken);
    metrics.registerGauge("samizdat.stream.refused", seats::refused);
    broadcast.measure(metrics);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (!Request.getPathInContext(request).equals(PATH) || !FrontHandlers.isForReaders(request)) {
      return super.handle(request, response, callback);
    }
    try {
      if (HttpMethod.OPTIONS.is(request.getMethod())) {
        FrontAnswers.options(request, response, callback);
      } else {
        requireRead(request);
        open(StreamParameters.of(request.getHttpURI().getQuery()), request, response, callback);
      }
    } catch (ProblemException e) {
      FrontAnswers.problem(request, response, callback, e);
    } catch (RuntimeException e) {
      if (!Outage.explains(e)) {
        LOGGER.error("A stream cannot begin; its reader will try again", e);
      }
      sendAway(request, response, callback);
    }
    return true;
  }

  private static void requireRead(Request request) {
    if (!HttpMethod.GET.is(request.getMethod()) && !HttpMethod.HEAD.is(request.getMethod())) {
      throw FrontAnswers.readOnly();
    }
    List<String> accepted = request.getHeaders().getQualityCSV(HttpHeader.ACCEPT);
    boolean takes =
        accepted.stream()
            .map(each -> each.replaceFirst(";.*", ""))
            .anyMatch(List.of(MediaType.SERVER_SENT_EVENTS, "text/*", "*/*")::contains);
    if (!accepted.isEmpty() && !takes) {
      throw new ProblemException(
          ProblemType.NOT_ACCEPTABLE,
          "None of the media types in Accept can be given here.",
          List.of(FieldError.atHeader(HttpHeaders.ACCEPT, "ask for text/event-stream or */*")));
    }
  }

  /** Opens a stream, which ends when its reader leaves, is too slow, or the server stops. */
  @GET
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @Public
  public void open(
      @BeanParam StreamParameters parameters,
      Request request,
      Response response,
      Callback callback) {
    Optional<String> lastId = lastId(parameters, request);
    Optional<UUID> article =
        Optional.ofNullable(parameters.article())
            .map(
                ref ->
                    database.read(
                        handle -> StreamParameters.article(handle, ref, lastId.isPresent())));
    Audience audience = parameters.audience(article);
    if (HttpMethod.HEAD.is(request.getMethod())) {
      begin(request, response);
      callback.succeeded();
      return;
    }
    Optional<Seats.Seat> seat = seats.take(Request.getRemoteAddr(request));
    if (seat.isEmpty()) {
      sendAway(request, response, callback);
      return;
    }
    begin(request, response);
    request.addIdleTimeoutListener(timeout -> false);
    broadcast.join(
        new Subscriber(audience, response, callback, seat.get(), broadcast::leave), lastId);
  }

  private static Optional<String> lastId(StreamParameters parameters, Request request) {
    return Optional.ofNullable(request.getHeaders().get(LAST_EVENT_ID))
        .or(() -> Optional.ofNullable(parameters.lastEventId()))
        .filter(id -> !id.isEmpty());
  }

  private static void sendAway(Request request, Response response, Callback callback) {
    begin(request, response);
    response.write(true, ByteBuffer.wrap(EventText.retry(BUSY)), callback);
  }

  private static void begin(Request request, Response response) {
    FrontAnswers.begin(request, response);
    HttpFields.Mutable headers = response.getHeaders();
    headers.put(HttpHeader.CONTENT_TYPE, MediaType.SERVER_SENT_EVENTS);
    headers.put(HttpHeader.CACHE_CONTROL, "no-store");
    headers.put("X-Accel-Buffering", "no");
    // so that the end is the end, and no chunk is wrapped around each event
    headers.put(HttpHeader.CONNECTION, "close");
  }
}
