package org.samizdat.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Very many readers of the live stream on one thread, and some that never read. */
final class Crowd implements AutoCloseable {
  /** So many connections come from each of the addresses 127.0.0.1, 127.0.0.2 and so on. */
  private static final int PER_ADDRESS = 5_000;

  private static final int SMALL_BUFFER = 4_096;
  private static final byte[] READY = "event: ready\n".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] CHANGE = "event: change\n".getBytes(StandardCharsets.US_ASCII);

  private final int port;
  private final Selector selector = Selector.open();
  private final ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
  private final List<SocketChannel> channels = new ArrayList<>();
  private final Thread thread = new Thread(this::run, "crowd");

  private volatile int ready;
  private volatile int broken;
  private volatile long told;
  private volatile long lastTold;

  /** How much of either line has come, each over as many reads as it takes. */
  private static final class Reader {
    private int ready;
    private int change;
  }

  Crowd(int port) throws IOException {
    this.port = port;
    thread.setDaemon(true);
  }

  /** Opens a stream that is read. */
  void listen(String query) throws IOException {
    SocketChannel channel = open(query, false);
    channel.configureBlocking(false);
    channel.register(selector, SelectionKey.OP_READ, new Reader());
  }

  /** Opens a stream that nobody reads. */
  void stall(String query) throws IOException {
    open(query, true);
  }

  private SocketChannel open(String query, boolean small) throws IOException {
    SocketChannel channel = SocketChannel.open();
    if (small) {
      channel.setOption(StandardSocketOptions.SO_RCVBUF, SMALL_BUFFER);
    }
    channel.bind(new InetSocketAddress("127.0.0." + (1 + channels.size() / PER_ADDRESS), 0));
    channel.connect(new InetSocketAddress("127.0.0.1", port));
    String request = "GET /v1/stream%s HTTP/1.1\r\nHost: localhost\r\n\r\n".formatted(query);
    channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
    channels.add(channel);
    return channel;
  }

  /** From now on all who listen read. */
  void begin() {
    thread.start();
  }

  private void run() {
    try {
      while (selector.isOpen()) {
        selector.select(this::read);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void read(SelectionKey key) {
    try {
      int count = ((SocketChannel) key.channel()).read(buffer.clear());
      if (count < 0) {
        throw new IOException("the end");
      }
      take((Reader) key.attachment(), count);
    } catch (IOException e) {
      broken++;
      key.cancel();
    }
  }

  @SuppressWarnings("NonAtomicOperationOnVolatileField") // one thread alone writes
  private void take(Reader reader, int count) {
    for (int i = 0; i < count; i++) {
      byte next = buffer.get(i);
      reader.ready = step(READY, reader.ready, next);
      reader.change = step(CHANGE, reader.change, next);
      if (reader.ready == READY.length) {
        reader.ready = 0;
        ready++;
      }
      if (reader.change == CHANGE.length) {
        reader.change = 0;
        lastTold = System.nanoTime();
        told++;
      }
    }
  }

  private static int step(byte[] line, int found, byte next) {
    return line[found] == next ? found + 1 : line[0] == next ? 1 : 0;
  }

  /** How many have been told that they are up to date. */
  int ready() {
    return ready;
  }

  /** How many that read were cut off. */
  int broken() {
    return broken;
  }

  /** How many times anyone was told of a change. */
  long told() {
    return told;
  }

  /** When that was last, by {@link System#nanoTime}. */
  long lastTold() {
    return lastTold;
  }

  @Override
  public void close() throws IOException {
    selector.close();
    for (SocketChannel each : channels) {
      each.close();
    }
  }
}
