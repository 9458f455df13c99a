package org.samizdat.snapshot;

import java.io.BufferedReader;
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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

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
  private Head last = Head.NONE;
  private Head killed = Head.NONE;
  private Writer journal = Writer.nullWriter();

  private Ledger(Path folder) {
    this.file = folder.resolve("ledger");
    this.journalFile = folder.resolve("journal");
  }

  /** Reads the one in a folder; there need be none. */
  static Ledger open(Path folder) throws IOException {
    Ledger ledger = new Ledger(folder);
    ledger.last = ledger.read(ledger.file, entry -> {});
    ledger.killed = ledger.read(ledger.journalFile, entry -> ledger.done.add(entry.address()));
    return ledger;
  }

  /** Takes over the entries of a file, and returns how it begins. */
  private Head read(Path from, Consumer<Entry> more) throws IOException {
    if (!Files.exists(from)) {
      return Head.NONE;
    }
    try (BufferedReader lines = Files.newBufferedReader(from)) {
      Head head = Head.parse(lines.readLine());
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        for (Entry entry : Entry.parse(line)) {
          entries.put(entry.address(), entry);
          more.accept(entry);
        }
      }
      return head;
    }
  }

  /**
   * How far what follows goes.
   *
   * @param token the change that it is as new as; empty where there is none
   * @param server what the server was like
   */
  record Head(String token, String server) {
    static final Head NONE = new Head("", "");

    static Head parse(@Nullable String line) {
      String[] fields = String.valueOf(line).split("\t", -1);
      return fields.length == 2 ? new Head(fields[0], fields[1]) : NONE;
    }

    String line() {
      return token + "\t" + server + "\n";
    }

    /** Where to go on, if the server is still the same. */
    Optional<String> goOn(String serverNow) {
      return Optional.of(token).filter(text -> !text.isEmpty() && server.equals(serverNow));
    }
  }

  /** Of all that is in it; nothing before the first run has ended. */
  Head last() {
    return last;
  }

  /** Of what a killed run had done. */
  Head killed() {
    return killed;
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
    killed = Head.NONE;
    Files.deleteIfExists(journalFile);
  }

  /** Begins to note what is done, or goes on with it. */
  void begin(Head head) throws IOException {
    journal =
        Files.newBufferedWriter(journalFile, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    journal.write(killed == Head.NONE ? head.line() : "\n"); // which ends a line that was cut off
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
  void finish(Head head) throws IOException {
    Path made = file.resolveSibling("ledger.new");
    try (BufferedWriter out = Files.newBufferedWriter(made)) {
      out.write(head.line());
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
