package org.samizdat.webhook;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.client.Result;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;
import org.samizdat.network.RefusedTarget;

/**
 * Reads the answer to a message. Its status is all that counts, and of its body no more is read
 * than is needed to use the connection again; a longer one is cut.
 */
final class AnswerReading implements Response.Listener {
  /** So many bytes of a body are read. */
  static final int MAX_BODY_BYTES = 4 * 1024;

  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

  private final Instant at;
  private final long begun = System.nanoTime();
  private final Consumer<Attempt> outcome;
  private int bytes;
  private volatile int status;
  private volatile Optional<Duration> retryAfter = Optional.empty();

  AnswerReading(Instant at, Consumer<Attempt> outcome) {
    this.at = at;
    this.outcome = outcome;
  }

  @Override
  public void onHeaders(Response response) {
    status = response.getStatus();
    retryAfter = retryAfter(response.getHeaders().get(HttpHeader.RETRY_AFTER), at);
  }

  @Override
  public void onContent(Response response, ByteBuffer content) {
    bytes += content.remaining();
    if (bytes > MAX_BODY_BYTES) {
      response.abort(new IOException("the answer is too long"));
    }
  }

  @Override
  public void onComplete(Result result) {
    Duration took = Duration.ofNanos(System.nanoTime() - begun);
    outcome.accept(
        new Attempt(
            at, took, Optional.of(status).filter(code -> code > 0), failure(result), retryAfter));
  }

  private Optional<AttemptFailure> failure(Result result) {
    if (status == 0) {
      return Optional.of(failure(result.getFailure()));
    }
    return switch (status / 100) {
      case 2 -> Optional.empty();
      case 3 -> Optional.of(AttemptFailure.REDIRECT);
      default -> Optional.of(AttemptFailure.STATUS);
    };
  }

  static AttemptFailure failure(@Nullable Throwable thrown) {
    for (Throwable each = thrown; each != null; each = each.getCause()) {
      if (each instanceof RefusedTarget) {
        return AttemptFailure.REFUSED_TARGET;
      }
      if (each instanceof UnknownHostException) {
        return AttemptFailure.UNRESOLVED;
      }
      if (each instanceof TimeoutException || each instanceof SocketTimeoutException) {
        return AttemptFailure.TIMEOUT;
      }
      if (each instanceof SSLException || each instanceof GeneralSecurityException) {
        return AttemptFailure.TLS;
      }
      if (each instanceof ConnectException || each instanceof NoRouteToHostException) {
        return AttemptFailure.UNREACHABLE;
      }
    }
    return AttemptFailure.BROKEN;
  }

  /** Seconds or an HTTP date (RFC 9110 §10.2.3); anything else, and what is past, is ignored. */
  static Optional<Duration> retryAfter(@Nullable String value, Instant now) {
    if (value == null) {
      return Optional.empty();
    }
    if (SECONDS.matcher(value).matches()) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
    }
    try {
      Instant until = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return Optional.of(Duration.between(now, until)).filter(wait -> !wait.isNegative());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
