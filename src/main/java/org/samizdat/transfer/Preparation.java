package org.samizdat.transfer;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Reads, checks and renders arrivals on all cores, a few chunks ahead of whoever stores them, and
 * gives them out in their order.
 */
final class Preparation implements AutoCloseable {
  private static final int CHUNK_BYTES = 4_000_000;

  private final Iterator<Arrival> arrivals;
  private final int chunkLines;
  private final int threads = Runtime.getRuntime().availableProcessors();
  private final ExecutorService workers =
      Executors.newFixedThreadPool(
          threads,
          work -> {
            Thread thread = new Thread(work, "import");
            thread.setDaemon(true);
            return thread;
          });
  private final Deque<Future<Chunk>> ahead = new ArrayDeque<>();

  Preparation(Iterator<Arrival> arrivals, int chunkLines) {
    this.arrivals = arrivals;
    this.chunkLines = chunkLines;
  }

  /** The next chunk; nothing at the end. */
  Optional<Chunk> next() {
    while (ahead.size() <= threads && arrivals.hasNext()) {
      List<Arrival> some = some();
      ahead.add(workers.submit(() -> Chunk.of(some)));
    }
    return Optional.ofNullable(ahead.poll()).map(Preparation::get);
  }

  private List<Arrival> some() {
    List<Arrival> some = new ArrayList<>();
    long bytes = 0;
    while (some.size() < chunkLines && bytes < CHUNK_BYTES && arrivals.hasNext()) {
      Arrival next = arrivals.next();
      bytes += next.size();
      some.add(next);
    }
    return some;
  }

  private static Chunk get(Future<Chunk> chunk) {
    try {
      return chunk.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    workers.shutdownNow();
  }
}
