package org.samizdat.wordpress;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.samizdat.comment.CommentEmails;
import org.samizdat.comment.PrivateEmail;
import org.samizdat.database.Database;
import org.samizdat.transfer.Arrival;
import org.samizdat.transfer.ArticleLine;
import org.samizdat.transfer.CommentLine;
import org.samizdat.transfer.ImportWatcher;
import org.samizdat.transfer.Line;
import org.samizdat.transfer.TopicLine;
import org.samizdat.transfer.UpdateLine;

/**
 * The lines of a site, made as the import asks for them, entry by entry. Until the import says that
 * a line is done, its place and the e-mail address of a new comment are remembered.
 */
final class EntryLines implements Iterator<Arrival>, ImportWatcher, Content, Closeable {
  private static final int IDS_AT_A_TIME = 1_000;

  private final Reading entries;
  private final Articles articles;
  private final Revisions revisions;
  private final Database database;
  private final CommentEmails emails;
  private final boolean rehearsal;
  private final Report report;
  private final Iterator<Map.Entry<String, String>> topics;
  private final Deque<Arrival> ready = new ArrayDeque<>();
  private final TreeMap<Long, Left> places = new TreeMap<>();
  private final Map<Long, Map.Entry<UUID, PrivateEmail>> newEmails = new HashMap<>();
  private long number;

  EntryLines(
      WordpressSource source,
      Catalogue catalogue,
      Articles articles,
      Revisions revisions,
      Database database,
      CommentEmails emails,
      boolean rehearsal,
      Report report)
      throws IOException {
    this.articles = articles;
    this.revisions = revisions;
    this.database = database;
    this.emails = emails;
    this.rehearsal = rehearsal;
    this.report = report;
    this.topics = catalogue.topics().iterator();
    this.entries = source.entries(this);
  }

  @Override
  public boolean hasNext() {
    try {
      while (ready.isEmpty()) {
        if (topics.hasNext()) {
          Map.Entry<String, String> topic = topics.next();
          add(
              new TopicLine(topic.getKey(), topic.getValue(), Optional.empty(), 1),
              "the topics",
              topic.getValue());
        } else if (!entries.step()) {
          return false;
        }
      }
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Arrival next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return ready.remove();
  }

  @Override
  public void entry(Entry entry) {
    if (entry.isAttachment()) {
      if (!entry.comments().isEmpty()) {
        left(new Left(entry.place(), entry.title(), "comments on attachments are not carried"));
      }
      return;
    }
    articles.carried(entry).ifPresent(this::add);
  }

  @Override
  public void left(Left left) {
    report.left(left);
  }

  private void add(Carried carried) {
    revisions.bringUpToDate(carried);
    Set<UUID> known = known(carried.comments());
    for (Line each : carried.lines()) {
      add(each, carried.entry().place(), carried.entry().title());
      if (each instanceof CommentLine comment && !known.contains(comment.id())) {
        Optional.ofNullable(carried.emails().get(comment.id()))
            .ifPresent(email -> newEmails.put(number, Map.entry(comment.id(), email)));
      }
    }
  }

  /** The address of a comment that is here was kept or forgotten here, and that stays so. */
  private Set<UUID> known(List<CommentLine> comments) {
    Set<UUID> known = new HashSet<>();
    for (int from = 0; from < comments.size(); from += IDS_AT_A_TIME) {
      List<UUID> ids =
          comments.subList(from, Math.min(comments.size(), from + IDS_AT_A_TIME)).stream()
              .map(CommentLine::id)
              .toList();
      known.addAll(database.read(handle -> handle.attach(ImportedDao.class).comments(ids)));
    }
    return known;
  }

  private void add(Line line, String place, String what) {
    number++;
    places.put(number, new Left(place, what, ""));
    ready.add(new Arrival(number, size(line), () -> line));
  }

  /** Roughly, in bytes: the body once as it is and once as it is rendered. */
  private static int size(Line line) {
    int body =
        line instanceof ArticleLine article
            ? article.content().body().map(String::length).orElse(0)
            : line instanceof UpdateLine update
                ? update.content().body().length()
                : line instanceof CommentLine comment ? comment.body().length() : 0;
    return 2_000 + 4 * body;
  }

  @Override
  public void refused(long line, String reason) {
    Left at = places.getOrDefault(line, new Left("line " + line, "", ""));
    newEmails.remove(line);
    report.left(new Left(at.place(), at.what(), reason));
  }

  @Override
  public void done(long last) {
    places.headMap(last, true).clear();
    Map<UUID, PrivateEmail> kept = new HashMap<>();
    newEmails
        .entrySet()
        .removeIf(
            each -> {
              if (each.getKey() > last) {
                return false;
              }
              kept.put(each.getValue().getKey(), each.getValue().getValue());
              return true;
            });
    if (!rehearsal && !kept.isEmpty()) {
      emails.keep(kept);
    }
  }

  @Override
  public void close() throws IOException {
    entries.close();
  }
}
