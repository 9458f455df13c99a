package org.samizdat.sync;

import io.dropwizard.lifecycle.Managed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.samizdat.access.Public;
import org.samizdat.change.ChangeTail;
import org.samizdat.change.ChangeToken;
import org.samizdat.database.Database;
import org.samizdat.follow.ChangeViews;
import org.samizdat.http.BaseUrl;
import org.samizdat.http.CachePolicy;
import org.samizdat.http.PublicAnswer;

/** The change feed under {@code /v1/changes}. */
@Path("/v1/changes")
@Produces(MediaType.APPLICATION_JSON)
public final class ChangeResource implements Managed {
  private static final int THREADS = 4;

  private final Database database;
  private final ChangeFeed feed;
  private final Waiting waiting;
  private final ExecutorService readers;

  public ChangeResource(Database database, BaseUrl base, ChangeTail tail, ChangeViews views) {
    this.database = database;
    this.feed = new ChangeFeed(base, views);
    this.waiting = new Waiting(tail);
    AtomicInteger number = new AtomicInteger();
    this.readers =
        Executors.newFixedThreadPool(
            THREADS,
            work -> {
              Thread thread = new Thread(work, "changes-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
  }

  @GET
  @Public
  public void list(
      @Valid @BeanParam ChangeParameters parameters,
      @Context Request request,
      @Suspended AsyncResponse answer) {
    ChangeToken from = database.read(parameters::token);
    if (parameters.wait == 0) {
      answer.resume(answer(page(from, parameters.limit)).to(request));
    } else {
      await(from, parameters, answer);
    }
  }

  private ChangeFeed.ChangePage page(ChangeToken from, int limit) {
    return database.read(handle -> feed.page(handle, from, limit));
  }

  /** Waits first and looks then, so that nothing can come between. */
  private void await(ChangeToken from, ChangeParameters parameters, AsyncResponse answer) {
    Waiting.Waiter waiter =
        new Waiting.Waiter(
            from.filter(), () -> readers.execute(() -> tell(from, parameters, answer)));
    boolean patient = waiting.add(waiter);
    ChangeFeed.ChangePage now;
    try {
      now = page(from, parameters.limit);
    } catch (RuntimeException e) {
      waiting.remove(waiter);
      throw e;
    }
    if (!patient || !now.changes().isEmpty() || now.hasMore()) {
      if (!patient || waiting.remove(waiter)) {
        answer.resume(answer(now).once());
      }
      return;
    }
    answer.setTimeoutHandler(
        late -> {
          if (waiting.remove(waiter)) {
            late.resume(answer(now).once());
          }
        });
    answer.setTimeout(parameters.wait, TimeUnit.SECONDS);
    answer.register((jakarta.ws.rs.container.ConnectionCallback) gone -> waiting.remove(waiter));
  }

  private void tell(ChangeToken from, ChangeParameters parameters, AsyncResponse answer) {
    try {
      answer.resume(answer(page(from, parameters.limit)).once());
    } catch (RuntimeException e) {
      answer.resume(e);
    }
  }

  private static PublicAnswer answer(ChangeFeed.ChangePage page) {
    return PublicAnswer.of(page, CachePolicy.LIST_HEAD).tags(List.of("changes"));
  }

  @Override
  public void stop() {
    readers.shutdown();
  }
}
