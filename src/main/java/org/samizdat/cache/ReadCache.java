package org.samizdat.cache;

import com.codahale.metrics.MetricRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.samizdat.change.ChangeClock;
import org.samizdat.http.RequestIds;

/**
 * Stands before the framework and answers public reads from finished bytes, on the thread that read
 * the request. An answer is good while the change clock has not moved past it, so there is nothing
 * to purge: once a write has been answered, this node gives out no bytes from before it. What is
 * not there is made once, however many ask at the same time; while the database is away, what was
 * good goes on being served.
 */
public final class ReadCache extends Handler.Wrapper {
  private static final int SERVER_ERROR = 500;

  /** How soon to try again where no new answer could be had. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private static final HttpField HIT = status("hit");
  private static final HttpField MISS = status("fwd=uri-miss");
  private static final HttpField OUTDATED = status("fwd=stale");
  private static final HttpField COLLAPSED = status("fwd=uri-miss; collapsed");
  private static final HttpField LASTING = status("hit; detail=origin-away");

  private final ChangeClock changes;
  private final BooleanSupplier originAway;
  private final Clock clock;
  private final String tagHeader;
  private final AnswerStore store;
  private final ConcurrentMap<String, Fill> fills = new ConcurrentHashMap<>();
  private final LongAdder hits = new LongAdder();
  private final LongAdder misses = new LongAdder();
  private final LongAdder collapsed = new LongAdder();
  private final LongAdder stale = new LongAdder();

  /**
   * A cache with nothing in it.
   *
   * @param changes what has changed, as far as this node has heard
   * @param originAway whether this node knows that it hears of no changes, and that no new answers
   *     can be had
   * @param tagHeader name of the header in which answers tell their tags
   */
  public ReadCache(
      CacheConfiguration configuration,
      ChangeClock changes,
      BooleanSupplier originAway,
      Clock clock,
      String tagHeader) {
    this.changes = changes;
    this.originAway = originAway;
    this.clock = clock;
    this.tagHeader = tagHeader;
    this.store = new AnswerStore(configuration.maxBytes());
  }

  /** What happened to the request (RFC 9211). */
  private static HttpField status(String what) {
    return new PreEncodedHttpField("Cache-Status", "samizdat; " + what);
  }

  /** Publishes how the cache does. */
  public void measure(MetricRegistry metrics) {
    store.measure(metrics);
    metrics.registerGauge("samizdat.cache.hits", hits::sum);
    metrics.registerGauge("samizdat.cache.misses", misses::sum);
    metrics.registerGauge("samizdat.cache.collapsed", collapsed::sum);
    metrics.registerGauge("samizdat.cache.stale", stale::sum);
  }

  /** What is found is sent without blocking; everything else goes to a thread of the pool. */
  @Override
  public InvocationType getInvocationType() {
    return InvocationType.NON_BLOCKING;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    Exchange exchange = new Exchange(request, response, callback);
    String key = CacheKey.of(request);
    if (key == null) {
      dispatch(exchange, () -> forward(exchange));
      return true;
    }
    StoredAnswer known = store.find(key);
    boolean away = originAway.getAsBoolean(); // before it is judged by what was heard of
    if (known != null && isGood(known, away)) {
      hit(exchange, known, away);
    } else {
      misses.increment();
      miss(key, exchange, known == null ? MISS : OUTDATED);
    }
    return true;
  }

  /** Whether it may be given out: while the origin is away, for as long as it takes. */
  private boolean isGood(StoredAnswer known, boolean away) {
    return known.isCurrent(changes)
        && (known.isFresh(clock.instant()) || away && !known.isProblem());
  }

  private void hit(Exchange exchange, StoredAnswer known, boolean away) {
    if (!known.answer().fits(exchange.request())) {
      dispatch(exchange, () -> forward(exchange));
      return;
    }
    hits.increment();
    if (away) {
      stale.increment();
    }
    if (known.answer().mustCompressFor(exchange.request())) {
      dispatch(exchange, () -> send(exchange, known, away));
    } else {
      send(exchange, known, away);
    }
  }

  /** Makes the answer, or waits for whoever is making it. */
  private void miss(String key, Exchange exchange, HttpField about) {
    while (true) {
      Fill mine = new Fill();
      Fill running = fills.putIfAbsent(key, mine);
      if (running == null) {
        dispatch(exchange, () -> fill(key, mine, exchange, about));
        return;
      }
      if (running.join(exchange)) {
        collapsed.increment();
        return;
      }
    }
  }

  private void fill(String key, Fill fill, Exchange leader, HttpField about) {
    // Read before any query: what changes from now on makes the answer too old.
    long since = changes.now();
    PlainRequest plain = new PlainRequest(leader.request());
    CapturedResponse captured = new CapturedResponse(plain, leader.response());
    Callback finished =
        Callback.from(
            () -> filled(key, fill, leader, about, captured, since),
            failure -> {
              fills.remove(key, fill);
              leader.callback().failed(failure);
              fill.end().forEach(each -> dispatch(each, () -> forward(each)));
            });
    forward(new Exchange(plain, captured, finished));
  }

  private void filled(
      String key,
      Fill fill,
      Exchange leader,
      HttpField about,
      CapturedResponse captured,
      long since) {
    CachedAnswer answer = captured.answer();
    StoredAnswer known = store.find(key);
    Instant now = clock.instant();
    if (answer.status() >= SERVER_ERROR && known != null && known.isCurrent(changes)) {
      stale.increment();
      known.prolong(PATIENCE, now);
      fills.remove(key, fill);
      send(leader, known, true);
      fill.end().forEach(each -> send(each, known, true));
      return;
    }
    Optional<StoredAnswer> kept = StoredAnswer.of(answer, tagHeader, since, now);
    kept.ifPresent(each -> store.keep(key, each));
    fills.remove(key, fill);
    compressFor(leader, answer);
    answer.send(leader, captured.requestId(), about);
    for (Exchange follower : fill.end()) {
      follow(key, follower, kept);
    }
  }

  /** Gives others what was made for the first, unless it is theirs alone or has become too old. */
  private void follow(String key, Exchange follower, Optional<StoredAnswer> kept) {
    if (kept.isEmpty() || !kept.get().answer().fits(follower.request())) {
      dispatch(follower, () -> forward(follower));
    } else if (kept.get().isCurrent(changes)) {
      compressFor(follower, kept.get().answer());
      kept.get().answer().send(follower, requestId(follower), COLLAPSED);
    } else {
      miss(key, follower, OUTDATED);
    }
  }

  private void send(Exchange exchange, StoredAnswer stored, boolean away) {
    compressFor(exchange, stored.answer());
    if (away || stored.isLasting()) {
      HttpField age =
          new HttpField(HttpHeader.AGE, Long.toString(stored.age(clock.instant()).toSeconds()));
      stored.answer().send(exchange, requestId(exchange), LASTING, age);
    } else {
      stored.answer().send(exchange, requestId(exchange), HIT);
    }
  }

  private static void compressFor(Exchange exchange, CachedAnswer answer) {
    if (answer.mustCompressFor(exchange.request())) {
      answer.compress();
    }
  }

  private static String requestId(Exchange exchange) {
    return RequestIds.choose(exchange.request().getHeaders().get(RequestIds.HEADER));
  }

  /** Passes a request on to the framework. */
  private void forward(Exchange exchange) {
    try {
      if (!super.handle(exchange.request(), exchange.response(), exchange.callback())) {
        Response.writeError(exchange.request(), exchange.response(), exchange.callback(), 404);
      }
    } catch (Exception e) {
      Response.writeError(exchange.request(), exchange.response(), exchange.callback(), e);
    }
  }

  private static void dispatch(Exchange exchange, Runnable work) {
    try {
      exchange.request().getConnectionMetaData().getConnector().getExecutor().execute(work);
    } catch (RejectedExecutionException e) {
      exchange.callback().failed(e);
    }
  }
}
