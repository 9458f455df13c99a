package org.samizdat.publication;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/**
 * What one transaction adds to the counts and takes from them. Rows are changed in one fixed order,
 * so that two writers never wait for each other in a circle.
 */
public final class PublicationTally {
  private record Key(String topic, int span, long slot, String language)
      implements Comparable<Key> {
    private static final Comparator<Key> ORDER =
        Comparator.comparing(Key::topic)
            .thenComparingInt(Key::span)
            .thenComparingLong(Key::slot)
            .thenComparing(Key::language);

    @Override
    public int compareTo(Key other) {
      return ORDER.compare(this, other);
    }
  }

  private record Difference(int articles, int updates) {
    Difference plus(Difference more) {
      return new Difference(articles + more.articles, updates + more.updates);
    }
  }

  private final Map<Key, Difference> differences = new TreeMap<>();

  /** One article more (+1) or less (-1), published at this time. */
  public PublicationTally article(Filing filing, Instant publishedAt, int sign) {
    add(filing, PublicationDao.quarter(publishedAt), new Difference(sign, 0));
    return this;
  }

  /** So many updates more or less, published in this quarter of an hour. */
  public PublicationTally updates(Filing filing, Instant quarter, int difference) {
    add(filing, PublicationDao.quarter(quarter), new Difference(0, difference));
    return this;
  }

  private void add(Filing filing, long quarter, Difference difference) {
    List<String> topics = new ArrayList<>(filing.topics());
    topics.add(PublicationDao.ALL_TOPICS);
    long day = PublicationDao.day(quarter);
    for (String topic : topics) {
      Key exact = new Key(topic, PublicationDao.QUARTER, quarter, filing.language());
      Key daily = new Key(topic, PublicationDao.DAY, day, filing.language());
      differences.merge(exact, difference, Difference::plus);
      differences.merge(daily, difference, Difference::plus);
    }
  }

  /** Writes the tally to the counts. */
  public void store(Handle handle) {
    List<PublicationDao.Row> rows = new ArrayList<>();
    differences.forEach((key, difference) -> add(rows, key, difference));
    if (rows.isEmpty()) {
      return;
    }
    PublicationDao counts = handle.attach(PublicationDao.class);
    int[] changed = counts.add(rows);
    List<PublicationDao.Row> missing = new ArrayList<>();
    for (int i = 0; i < changed.length; i++) {
      if (changed[i] == 0) {
        missing.add(rows.get(i));
      }
    }
    counts.insert(missing);
    counts.deleteEmpty(
        rows.stream().filter(each -> each.articles() < 0 || each.updates() < 0).toList());
  }

  private static void add(List<PublicationDao.Row> rows, Key key, Difference difference) {
    if (difference.articles() != 0 || difference.updates() != 0) {
      rows.add(
          new PublicationDao.Row(
              key.topic(),
              key.span(),
              key.slot(),
              key.language(),
              difference.articles(),
              difference.updates()));
    }
  }
}
