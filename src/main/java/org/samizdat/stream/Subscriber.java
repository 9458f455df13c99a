package org.samizdat.stream;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.BiConsumer;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * One open stream. Events are written one after the other, without blocking; those that come
 * meanwhile wait, and when too many do, their reader is too slow for a stream.
 */
final class Subscriber implements Callback {
  private static final int MAX_WAITING = 64;

  private final Audience audience;
  private final Response response;
  private final Callback end;
  private final Seats.Seat seat;
  private final BiConsumer<Subscriber, Throwable> gone;
  private final Queue<byte[]> waiting = new ArrayDeque<>(1);
  private boolean writing;
  private boolean closed;
  private @Nullable Runnable afterwards;

  /** The last change that was told; touched by the broadcast's thread alone. */
  long told;

  /**
   * A stream on which nothing was written yet.
   *
   * @param end completes the exchange
   * @param gone hears of it, and why, when the reader has gone away
   */
  Subscriber(
      Audience audience,
      Response response,
      Callback end,
      Seats.Seat seat,
      BiConsumer<Subscriber, Throwable> gone) {
    this.audience = audience;
    this.response = response;
    this.end = end;
    this.seat = seat;
    this.gone = gone;
  }

  Audience audience() {
    return audience;
  }

  /** Whether its turn is this of so many; they come about equally often. */
  boolean hasTurn(int turn, int turns) {
    return Math.floorMod(hashCode(), turns) == turn;
  }

  /** Writes an event now or in its turn; false when too many wait already. */
  boolean offer(byte[] event) {
    synchronized (this) {
      if (closed) {
        return true;
      }
      if (writing) {
        return waiting.size() < MAX_WAITING && waiting.add(event);
      }
      writing = true;
    }
    response.write(false, ByteBuffer.wrap(event), this);
    return true;
  }

  /** Runs this, which must not block, when everything is written. */
  void whenWritten(Runnable next) {
    synchronized (this) {
      if (writing) {
        afterwards = next;
        return;
      }
    }
    next.run();
  }

  @Override
  public InvocationType getInvocationType() {
    return InvocationType.NON_BLOCKING;
  }

  /** One event is written. */
  @Override
  public void succeeded() {
    byte[] next;
    Runnable then = null;
    synchronized (this) {
      next = closed ? null : waiting.poll();
      if (next == null) {
        writing = false;
        then = afterwards;
        afterwards = null;
      }
    }
    if (next != null) {
      response.write(false, ByteBuffer.wrap(next), this);
    } else if (then != null) {
      then.run();
    }
  }

  /** The reader is gone, or has not read anything for longer than a connection may be idle. */
  @Override
  public void failed(Throwable why) {
    if (close()) {
      end.failed(why);
      gone.accept(this, why);
    }
  }

  /** Breaks the connection; its reader comes back with the last id that it has read. */
  void drop(String why) {
    if (close()) {
      end.failed(new IOException(why));
    }
  }

  /** Ends the stream in good order, unless its reader is still busy with what came before. */
  void finish(byte[] last) {
    boolean busy;
    synchronized (this) {
      busy = writing;
    }
    if (busy) {
      drop("the server is stopping");
    } else if (close()) {
      response.write(true, ByteBuffer.wrap(last), end);
    }
  }

  private boolean close() {
    synchronized (this) {
      if (closed) {
        return false;
      }
      closed = true;
      waiting.clear();
    }
    seat.leave();
    return true;
  }
}
