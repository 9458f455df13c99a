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
    PublicationDao counts = handle.attach(PublicationDao.class);
    differences.forEach((key, difference) -> store(counts, key, difference));
  }

  private static void store(PublicationDao counts, Key key, Difference difference) {
    int articles = difference.articles();
    int updates = difference.updates();
    if (articles == 0 && updates == 0) {
      return;
    }
    int changed =
        counts.add(key.topic(), key.span(), key.slot(), key.language(), articles, updates);
    if (changed == 0) {
      counts.insert(key.topic(), key.span(), key.slot(), key.language(), articles, updates);
    }
    if (articles < 0 || updates < 0) {
      counts.deleteEmpty(key.topic(), key.span(), key.slot(), key.language());
    }
  }
}
