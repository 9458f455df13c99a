package org.samizdat.snapshot;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * One run: asks what has changed, reads from the API what that has outdated and what is new, and
 * writes what differs. Whatever changes meanwhile, the next run sees.
 */
public final class Snapshot {
  private static final int AT_A_TIME = 8;
  private static final int OK = 200;
  private static final int GONE = 410;

  private final Source source;
  private final Tree tree;
  private final Ledger ledger;
  private final Freshness freshness;
  private final Pages pages;
  private final Deque<Address> queue = new ArrayDeque<>();
  private final Set<Address> seen = new HashSet<>();
  private int read;
  private int written;
  private int removed;

  /**
   * What a run has done.
   *
   * @param files in the tree now, tombstones among them, compressed twins not counted
   * @param read answers that were asked for
   * @param written files that are new or differ
   * @param removed files that were taken away
   */
  public record Summary(int files, int read, int written, int removed) {}

  private record Read(Address address, Answer answer) {}

  private Snapshot(Source source, Tree tree, Ledger ledger, Freshness freshness) {
    this.source = source;
    this.tree = tree;
    this.ledger = ledger;
    this.freshness = freshness;
    this.pages = new Pages(source, ledger);
  }

  /**
   * Brings a folder up to date.
   *
   * @param server where the API can be reached, such as {@code http://localhost:8080}
   * @param pages files that are to lie beside the API's, such as a front end
   * @throws IOException which says what to do; the folder stays good, and the next run goes on
   */
  public static Summary write(Path folder, String server, Map<String, byte[]> pages)
      throws IOException {
    Source source = Source.at(server);
    try (Tree tree = Tree.open(folder);
        Ledger ledger = Ledger.open(tree.own())) {
      String identity = identity(source);
      Freshness freshness = Freshness.of(source, ledger, identity);
      Ledger.Head head = new Ledger.Head(freshness.history().token(), identity);
      ledger.begin(head);
      Snapshot run = new Snapshot(source, tree, ledger, freshness);
      run.readAll();
      run.removeLoosePages();
      for (Map.Entry<String, byte[]> each : pages.entrySet()) {
        tree.keep(each.getKey(), each.getValue());
      }
      ledger.finish(head);
      return run.summary();
    }
  }

  /** What is in every answer, and may change without a change in the log. */
  private static String identity(Source source) throws IOException {
    StringBuilder all = new StringBuilder();
    for (String each : List.of("/v1", "/v1/site", "/openapi.yaml")) {
      all.append(source.get(Address.of(each)).digest());
    }
    return all.toString();
  }

  private void readAll() throws IOException {
    Links.ROOTS.forEach(this::add);
    freshness.history().addresses().forEach(this::add);
    ledger.entries().stream()
        .filter(entry -> !isCurrent(entry))
        .map(Entry::address)
        .forEach(this::add);
    ExecutorService readers = Executors.newFixedThreadPool(AT_A_TIME);
    try {
      while (!queue.isEmpty()) {
        for (Read each : batch(readers)) {
          take(each.address(), each.answer());
        }
        ledger.flush();
      }
    } finally {
      readers.shutdownNow();
    }
  }

  private void add(Address address) {
    if (seen.add(address)) {
      queue.add(address);
    }
  }

  private boolean isCurrent(Entry entry) {
    return freshness.isCurrent(entry, ledger.isDone(entry.address()));
  }

  private List<Read> batch(ExecutorService readers) throws IOException {
    List<Future<Read>> asked = new ArrayList<>();
    while (!queue.isEmpty() && asked.size() < AT_A_TIME) {
      Address next = queue.remove();
      Optional<Entry> known = ledger.find(next).filter(this::isCurrent);
      if (known.isEmpty()) {
        asked.add(readers.submit(() -> new Read(next, pages.read(next))));
      } else if (ledger.isDone(next) && !known.get().withdrawn()) {
        follow(next, known.get()); // the killed run may not have come to these
      }
    }
    List<Read> answers = new ArrayList<>();
    for (Future<Read> each : asked) {
      answers.add(result(each));
    }
    read += answers.size();
    return answers;
  }

  private static Read result(Future<Read> asked) throws IOException {
    try {
      return asked.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException reason ? reason : new IOException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private void follow(Address address, Entry entry) throws IOException {
    byte[] body = tree.read(address.file());
    boolean json = address.file().endsWith(".json");
    Answer answer =
        new Answer(
            OK,
            body,
            json ? "application/json" : "",
            entry.tags(),
            Optional.empty(),
            entry.limit());
    Links.of(source, address, answer).forEach(this::add);
    entry.pages().forEach(this::add);
  }

  private void take(Address address, Answer answer) throws IOException {
    if (answer.status() == OK) {
      Set<Address> links = Links.of(source, address, answer);
      put(address, address.file(), answer, answer.tags(), links);
      removeTombstone(address);
      links.forEach(this::add);
    } else if (answer.status() == GONE && address.isThing()) {
      put(address, address.tombstone(), answer, tagsOfWithdrawn(address, answer), Set.of());
      removeFile(address);
    } else {
      removeFile(address);
      removeTombstone(address);
      ledger.remove(address);
    }
  }

  /** Those that it had, so that it is found when it comes back; it is told without any. */
  private List<String> tagsOfWithdrawn(Address address, Answer answer) throws IOException {
    Optional<List<String>> had = ledger.find(address).map(Entry::tags);
    return had.isPresent()
        ? had.get()
        : List.of(answer.json().path("kind").asText() + ":" + answer.json().path("id").asText());
  }

  private void put(
      Address address, String file, Answer answer, List<String> tags, Set<Address> links)
      throws IOException {
    String digest = answer.digest();
    boolean same =
        ledger.find(address).map(Entry::digest).filter(digest::equals).isPresent()
            && tree.has(file);
    if (!same) {
      tree.write(file, answer.body());
      written++;
    }
    List<Address> later = links.stream().filter(Address::isLaterPage).toList();
    boolean withdrawn = answer.status() == GONE;
    ledger.put(new Entry(address, withdrawn, digest, tags, answer.limit(), later));
  }

  private void removeTombstone(Address address) throws IOException {
    if (address.isThing() && tree.has(address.tombstone())) {
      tree.delete(address.tombstone());
      removed++;
    }
  }

  private void removeFile(Address address) throws IOException {
    if (tree.has(address.file())) {
      tree.delete(address.file());
      removed++;
    }
  }

  /** Pages that no other leads to any more, because their list has grown. */
  private void removeLoosePages() throws IOException {
    Set<Address> linked = new HashSet<>();
    Deque<Entry> heads = new ArrayDeque<>();
    ledger.entries().stream().filter(entry -> !entry.address().isLaterPage()).forEach(heads::add);
    while (!heads.isEmpty()) {
      for (Address page : heads.remove().pages()) {
        if (linked.add(page)) {
          ledger.find(page).ifPresent(heads::add);
        }
      }
    }
    for (Entry each : List.copyOf(ledger.entries())) {
      if (each.address().isLaterPage() && !linked.contains(each.address())) {
        removeFile(each.address());
        ledger.remove(each.address());
      }
    }
  }

  private Summary summary() {
    return new Summary(ledger.entries().size(), read, written, removed);
  }
}
