package org.samizdat.requestlog;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file to which lines are added at the cost of copying some bytes: one thread writes them, every
 * second or when much has come together. Whoever adds a line never waits for a disk: when that
 * cannot follow, lines are dropped, and their number is written instead.
 *
 * <p>The file is opened anew for each writing, so that it may be moved away at any time.
 */
final class LineFile {
  private static final Logger LOG = LoggerFactory.getLogger(LineFile.class);

  /** Memory for lines that wait, in bytes; there are two of these. */
  private static final int CAPACITY = 1 << 20;

  /** The longest line: what a client chose comes in three parts, each byte as {@code \xHH}. */
  private static final int LONGEST = 3 * Line.MAX_FOREIGN * 12 + 512;

  private final Path path;
  private final Object lock = new Object();
  private final Object writing = new Object();
  private final AtomicBoolean hurried = new AtomicBoolean();
  private final ScheduledExecutorService writer =
      new ScheduledThreadPoolExecutor(
          1, LineFile::thread, new ThreadPoolExecutor.DiscardPolicy()); // after the end

  private Line filling = new Line(CAPACITY);
  private Line spare = new Line(CAPACITY);
  private long dropped;
  private boolean failed;

  LineFile(Path path) {
    this.path = path;
  }

  void start() {
    writer.scheduleWithFixedDelay(this::write, 1, 1, TimeUnit.SECONDS);
  }

  /** Writes what still waits, and ends. */
  void stop() {
    writer.shutdown();
    write();
  }

  /** Adds a line, without its end. */
  void add(Consumer<Line> content) {
    boolean much;
    synchronized (lock) {
      if (filling.length() > CAPACITY - LONGEST) {
        dropped++;
        much = true;
      } else {
        content.accept(filling);
        filling.text("\n");
        much = filling.length() > CAPACITY / 2;
      }
    }
    if (much && hurried.compareAndSet(false, true)) {
      writer.execute(this::write);
    }
  }

  private void write() {
    synchronized (writing) {
      Line full;
      long missing;
      synchronized (lock) {
        full = filling;
        filling = spare;
        missing = dropped;
        dropped = 0;
      }
      hurried.set(false);
      if (missing > 0) {
        full.text("# " + missing + " requests are not in this log: the disk was too slow\n");
      }
      append(full);
      full.clear();
      spare = full;
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "request-log");
    thread.setDaemon(true);
    return thread;
  }

  private void append(Line lines) {
    if (lines.length() == 0) {
      return;
    }
    try (OutputStream out =
        Files.newOutputStream(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      out.write(lines.bytes(), 0, lines.length());
      failed = false;
    } catch (IOException e) {
      if (!failed) {
        LOG.warn("Requests cannot be logged to {}: {}", path, e.toString());
      }
      failed = true;
    }
  }
}
