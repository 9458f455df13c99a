package org.samizdat.search;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.samizdat.change.ChangeLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes an index of all that is public, on a thread of its own, while the old one answers. */
final class Rebuild {
  private static final Logger LOGGER = LoggerFactory.getLogger(Rebuild.class);

  private final ChangeLog log;
  private final Contents contents;
  private final Path folder;
  private final String version;
  private final Runnable ended;
  private @Nullable Thread thread;
  private volatile boolean stopped;
  private volatile long documents;
  private volatile @Nullable SearchIndex result;
  private volatile @Nullable Exception failure;

  private Rebuild(ChangeLog log, Contents contents, Path folder, String version, Runnable ended) {
    this.log = log;
    this.contents = contents;
    this.folder = folder;
    this.version = version;
    this.ended = ended;
  }

  /**
   * Begins one.
   *
   * @param folder which must not exist
   * @param ended runs when there is a result, or a failure
   */
  static Rebuild begin(
      ChangeLog log, Contents contents, Path folder, String version, Runnable ended) {
    Rebuild rebuild = new Rebuild(log, contents, folder, version, ended);
    Thread building = new Thread(rebuild::run, "search-rebuild");
    building.setDaemon(true);
    rebuild.thread = building;
    building.start();
    return rebuild;
  }

  private void run() {
    try {
      ChangeLog.State begin = log.state(); // before all reading: what changes meanwhile comes after
      SearchIndex index = SearchIndex.create(folder, version, begin.epoch(), begin.head());
      try {
        contents.addAll(
            index,
            count -> {
              documents = count;
              if (stopped) {
                throw new IllegalStateException("stopped");
              }
            });
        index.reached(begin.head());
        index.commit();
      } catch (IOException | RuntimeException e) {
        index.close();
        throw e;
      }
      LOGGER.info("The search index was made of {} articles and updates", documents);
      result = index;
    } catch (IOException | RuntimeException e) {
      failure = e;
    } finally {
      ended.run();
    }
  }

  /** How many articles and updates it has come to. */
  long documents() {
    return documents;
  }

  /** The finished index, as old as the beginning. */
  @Nullable SearchIndex result() {
    return result;
  }

  /** Why there will be none. */
  @Nullable Exception failure() {
    return failure;
  }

  /** Where it is made. */
  Path folder() {
    return folder;
  }

  /** Gives it up; what was made is closed, and lost if it was not finished. */
  void stop(Duration patience) throws IOException, InterruptedException {
    stopped = true;
    Thread building = thread;
    if (building != null) {
      building.join(patience.toMillis());
    }
    SearchIndex made = result;
    if (made != null) {
      made.close();
    }
  }
}
