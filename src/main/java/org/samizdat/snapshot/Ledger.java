package org.samizdat.snapshot;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is in the tree, as of which change. A run that comes to its end replaces the ledger; until
 * then it notes in a journal what it has done, so that after a kill the next one need not do that
 * again.
 */
final class Ledger implements Closeable {
  private final Path file;
  private final Path journalFile;
  private final Map<Address, Entry> entries = new LinkedHashMap<>();
  private final Set<Address> done = new HashSet<>();
  private String token = "";
  private String server = "";
  private String journalToken = "";
  private Writer journal = Writer.nullWriter();

  private Ledger(Path folder) {
    this.file = folder.resolve("ledger");
    this.journalFile = folder.resolve("journal");
  }

  /** Reads the one in a folder; there need be none. */
  static Ledger open(Path folder) throws IOException {
    Ledger ledger = new Ledger(folder);
    if (Files.exists(ledger.file)) {
      List<String> head = ledger.read(ledger.file, false);
      ledger.token = head.get(0);
      ledger.server = head.size() > 1 ? head.get(1) : "";
    }
    if (Files.exists(ledger.journalFile)) {
      ledger.journalToken = ledger.read(ledger.journalFile, true).get(0);
    }
    return ledger;
  }

  /** Returns the fields of the first line. */
  private List<String> read(Path from, boolean isJournal) throws IOException {
    try (Stream<String> lines = Files.lines(from)) {
      List<String> head = new java.util.ArrayList<>();
      lines.forEach(
          line -> {
            if (head.isEmpty()) {
              head.addAll(List.of(line.split("\t", -1)));
              return;
            }
            Entry.parse(line)
                .forEach(
                    entry -> {
                      entries.put(entry.address(), entry);
                      if (isJournal) {
                        done.add(entry.address());
                      }
                    });
          });
      return head.isEmpty() ? List.of("") : head;
    }
  }

  /** The change that all of it is as new as; empty before the first run has ended. */
  Optional<String> token() {
    return Optional.of(token).filter(text -> !text.isEmpty());
  }

  /** What the server was like. */
  String server() {
    return server;
  }

  /** The change that what a killed run had done is as new as. */
  Optional<String> journalToken() {
    return Optional.of(journalToken).filter(text -> !text.isEmpty());
  }

  Collection<Entry> entries() {
    return entries.values();
  }

  Optional<Entry> find(Address address) {
    return Optional.ofNullable(entries.get(address));
  }

  /** Whether a killed run had done it. */
  boolean isDone(Address address) {
    return done.contains(address);
  }

  /** What the killed run had done counts no more. */
  void forgetJournal() throws IOException {
    done.clear();
    journalToken = "";
    Files.deleteIfExists(journalFile);
  }

  /** Begins to note what is done, or goes on with it. */
  void begin(String nextToken) throws IOException {
    boolean anew = journalToken.isEmpty();
    journal =
        Files.newBufferedWriter(journalFile, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    journal.write(anew ? nextToken + "\n" : "\n");
    journal.flush();
  }

  void put(Entry entry) throws IOException {
    entries.put(entry.address(), entry);
    journal.write(entry.line());
  }

  void remove(Address address) {
    entries.remove(address);
  }

  void flush() throws IOException {
    journal.flush();
  }

  /** The run has come to its end. */
  void finish(String nextToken, String nextServer) throws IOException {
    Path made = file.resolveSibling("ledger.new");
    try (BufferedWriter out = Files.newBufferedWriter(made)) {
      out.write(nextToken + "\t" + nextServer + "\n");
      for (Entry each : entries.values()) {
        out.write(each.line());
      }
    }
    Files.move(made, file, StandardCopyOption.ATOMIC_MOVE);
    close();
    Files.deleteIfExists(journalFile);
  }

  @Override
  public void close() throws IOException {
    journal.close();
  }
}
