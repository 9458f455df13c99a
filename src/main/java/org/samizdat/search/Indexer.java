package org.samizdat.search;

import io.dropwizard.lifecycle.Managed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.LockObtainFailedException;
import org.jspecify.annotations.Nullable;
import org.samizdat.change.ChangeLog;
import org.samizdat.database.Outage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps this node's index: opens it after the server has started, follows the log, and has it made
 * anew where there is none, it is damaged, it was made by other rules, the log no longer goes back
 * to it, or somebody asks for it. Nobody waits for any of this.
 */
final class Indexer implements Managed {
  private static final Logger LOGGER = LoggerFactory.getLogger(Indexer.class);
  private static final Duration SWEEP = Duration.ofMillis(500);

  /** Between rounds: opening the index for searches costs much the same for one change or many. */
  private static final Duration PAUSE = Duration.ofMillis(200);

  private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);
  private static final Duration BETWEEN_COMMITS = Duration.ofSeconds(5);
  private static final Duration STOPPING = Duration.ofSeconds(5);
  private static final String GENERATION = "index-";
  private static final String WANTED = "rebuild-wanted";

  private final Path folder;
  private final String version;
  private final ChangeLog log;
  private final Contents contents;
  private final Semaphore pokes = new Semaphore(0);
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile @Nullable SearchIndex current;
  private volatile @Nullable Rebuild rebuild;
  private volatile @Nullable String failure;
  private volatile boolean damaged;
  private long committedAt = System.nanoTime();
  private @Nullable Thread thread;

  /**
   * @param version of the rules by which it is made
   */
  Indexer(Path folder, String version, ChangeLog log, Contents contents) {
    this.folder = folder;
    this.version = version;
    this.log = log;
    this.contents = contents;
  }

  /** Asks the node that uses this folder, running or not, to make its index anew. */
  static void want(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.write(folder.resolve(WANTED), new byte[0]);
  }

  /** Has the index made anew, because it cannot be read. */
  void renew() {
    damaged = true;
    poke();
  }

  /** Looks now. */
  void poke() {
    pokes.release();
  }

  /** Nothing yet: see {@link #begin}. */
  @Override
  public void start() {}

  /** Begins when the server has started, so as not to slow that down. */
  void begin() {
    Thread following = new Thread(this::run, "search-index");
    following.setDaemon(true);
    following.start();
    thread = following;
  }

  /** Why nothing is indexed now, if that is so. */
  Optional<String> failure() {
    return Optional.ofNullable(failure);
  }

  /** The index that answers; empty while the first is being made. */
  Optional<SearchIndex> index() {
    return Optional.ofNullable(current);
  }

  /** How many documents the index that is being made has; empty when none is. */
  Optional<Long> building() {
    return Optional.ofNullable(rebuild).map(Rebuild::documents);
  }

  /** Asks the index; empty while there is none. */
  <T> Optional<T> search(SearchIndex.Question<T> question) throws IOException {
    SearchIndex index = current;
    if (index == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(index.search(question));
    } catch (AlreadyClosedException e) { // another took its place just now
      SearchIndex next = current;
      return next == null ? Optional.empty() : Optional.of(next.search(question));
    }
  }

  private void run() {
    while (isRunning()) {
      try {
        Duration pause = failure == null ? SWEEP : AFTER_FAILURE;
        pokes.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS);
        pokes.drainPermits();
        if (isRunning()) {
          round();
          failure = null;
          stopped.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (IOException | RuntimeException e) {
        failed(e);
      }
    }
  }

  private boolean isRunning() {
    return stopped.getCount() > 0;
  }

  private void failed(Exception e) {
    if (Outage.explains(e)) {
      return; // told of elsewhere
    }
    String reason = reason(e);
    if (!reason.equals(failure)) {
      LOGGER.warn("The search index cannot be kept up to date; trying again: {}", reason, e);
    }
    failure = reason;
  }

  private static String reason(Exception e) {
    return e instanceof LockObtainFailedException
        ? "another node uses this folder: set SAMIZDAT_SEARCH_DIRECTORY"
        : e.getClass().getSimpleName() + ": " + e.getMessage();
  }

  private void round() throws IOException {
    SearchIndex index = current;
    if (index == null && rebuild == null) {
      index = open();
    } else if (index != null && index.isBroken()) {
      index = reopen(index);
    }
    if (index != null) {
      keepUp(index);
    }
    takeOver();
  }

  private void keepUp(SearchIndex index) throws IOException {
    boolean follows = contents.follow(index);
    if (!follows
        || damaged
        || !index.version().equals(version)
        || Files.exists(folder.resolve(WANTED))) {
      damaged = false;
      beginRebuild();
    }
    long sinceCommit = System.nanoTime() - committedAt;
    if (!index.isCommitted() && sinceCommit > BETWEEN_COMMITS.toNanos()) {
      index.commit();
      committedAt = System.nanoTime();
    }
  }

  /** Opens the newest that is whole; where there is none, begins to make one. */
  private @Nullable SearchIndex open() throws IOException {
    Files.createDirectories(folder);
    for (Path each : generations()) {
      SearchIndex found = open(each);
      if (found == null) {
        delete(each);
      } else {
        current = found; // where it cannot follow, it answers meanwhile: what is shown is checked
        Optional<String> refusal = contents.refusal(found);
        if (refusal.isPresent()) {
          LOGGER.info("The search index is made anew: {}", refusal.get());
          beginRebuild();
        }
        return refusal.isPresent() ? null : found;
      }
    }
    beginRebuild();
    return null;
  }

  private static @Nullable SearchIndex open(Path generation) throws IOException {
    try {
      return SearchIndex.open(generation);
    } catch (LockObtainFailedException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      LOGGER.warn(
          "The search index in {} is not whole, and is made anew: {}", generation, e.toString());
      return null;
    }
  }

  /** After a failure of the disk: from its last commit. */
  private SearchIndex reopen(SearchIndex broken) throws IOException {
    SearchIndex again = SearchIndex.open(broken.folder());
    current = again;
    broken.close();
    return again;
  }

  private void beginRebuild() throws IOException {
    if (rebuild == null) {
      List<Path> known = generations();
      int last = known.isEmpty() ? 0 : number(known.get(0));
      Path next = folder.resolve(GENERATION + (last + 1));
      rebuild = Rebuild.begin(log, contents, next, version, this::poke);
    }
  }

  /** Puts a finished index in the place of the old one. */
  private void takeOver() throws IOException {
    Rebuild made = rebuild;
    if (made == null) {
      return;
    }
    Exception failed = made.failure();
    SearchIndex index = made.result();
    if (failed != null) {
      rebuild = null;
      delete(made.folder());
      throw failed instanceof IOException io ? io : new IOException(failed);
    }
    if (index != null) {
      contents.follow(index);
      index.commit();
      rebuild = null;
      replace(index);
    }
  }

  private void replace(SearchIndex index) throws IOException {
    SearchIndex old = current;
    current = index;
    Files.deleteIfExists(folder.resolve(WANTED));
    if (old != null) {
      old.close();
    }
    for (Path each : generations()) {
      if (!each.equals(index.folder())) {
        delete(each);
      }
    }
  }

  /** All that are there, the newest first. */
  private List<Path> generations() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(each -> each.getFileName().toString().matches(GENERATION + "[0-9]{1,9}"))
          .sorted(Comparator.comparing(Indexer::number).reversed())
          .toList();
    }
  }

  private static int number(Path generation) {
    return Integer.parseInt(generation.getFileName().toString().substring(GENERATION.length()));
  }

  private static void delete(Path generation) throws IOException {
    if (!Files.exists(generation)) {
      return;
    }
    try (Stream<Path> files = Files.walk(generation)) {
      for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    }
  }

  @Override
  public void stop() throws Exception {
    stopped.countDown();
    poke();
    Thread following = thread;
    if (following != null) {
      following.join(STOPPING.toMillis());
    }
    Rebuild building = rebuild;
    if (building != null) {
      building.stop(STOPPING);
    }
    SearchIndex index = current;
    if (index != null) {
      if (!index.isBroken() && !index.isCommitted()) {
        index.commit();
      }
      index.close();
    }
  }
}
