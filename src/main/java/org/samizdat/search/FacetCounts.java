package org.samizdat.search;

import java.io.IOException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;

/** Counts hits by topic, language and month. */
final class FacetCounts
    implements CollectorManager<FacetCounts.Counting, Map<Facet, Map<String, Integer>>> {
  private final Set<Facet> facets;
  private final Map<Facet, Map<String, Integer>> sums = new EnumMap<>(Facet.class);

  FacetCounts(Set<Facet> facets) {
    this.facets = facets;
  }

  @Override
  public Counting newCollector() {
    return new Counting(facets);
  }

  @Override
  public Map<Facet, Map<String, Integer>> reduce(Collection<Counting> all) throws IOException {
    for (Counting each : all) {
      each.finishSegment();
      each.counts.forEach(
          (facet, counts) -> {
            Map<String, Integer> sum = sums.computeIfAbsent(facet, any -> new HashMap<>());
            counts.forEach((value, count) -> sum.merge(value, count, Integer::sum));
          });
    }
    return sums;
  }

  /** The counts, when all is collected. */
  Map<Facet, Map<String, Integer>> sums() {
    return sums;
  }

  /** Counts by the numbers that values have in a segment; their names are looked up at its end. */
  static final class Counting extends SimpleCollector {
    private final Set<Facet> facets;
    private final Map<Facet, Map<String, Integer>> counts = new EnumMap<>(Facet.class);
    private final Map<Long, int[]> months = new HashMap<>();
    private SortedSetDocValues topics = DocValues.emptySortedSet();
    private SortedDocValues languages = DocValues.emptySorted();
    private NumericDocValues published = DocValues.emptyNumeric();
    private int[] topicCounts = new int[0];
    private int[] languageCounts = new int[0];

    private Counting(Set<Facet> facets) {
      this.facets = facets;
      facets.forEach(facet -> counts.put(facet, new HashMap<>()));
    }

    @Override
    protected void doSetNextReader(LeafReaderContext segment) throws IOException {
      finishSegment();
      topics = DocValues.getSortedSet(segment.reader(), Fields.TOPIC);
      topicCounts = new int[(int) topics.getValueCount()];
      languages = DocValues.getSorted(segment.reader(), Fields.LANGUAGE);
      languageCounts = new int[languages.getValueCount()];
      published = DocValues.getNumeric(segment.reader(), Fields.MONTH);
    }

    @Override
    public void collect(int document) throws IOException {
      if (facets.contains(Facet.TOPIC) && topics.advanceExact(document)) {
        for (int i = 0; i < topics.docValueCount(); i++) {
          topicCounts[(int) topics.nextOrd()]++;
        }
      }
      if (facets.contains(Facet.LANGUAGE) && languages.advanceExact(document)) {
        languageCounts[languages.ordValue()]++;
      }
      if (facets.contains(Facet.MONTH) && published.advanceExact(document)) {
        months.computeIfAbsent(published.longValue(), month -> new int[1])[0]++;
      }
    }

    private void finishSegment() throws IOException {
      for (int i = 0; i < topicCounts.length; i++) {
        add(Facet.TOPIC, topics.lookupOrd(i).utf8ToString(), topicCounts[i]);
      }
      for (int i = 0; i < languageCounts.length; i++) {
        add(Facet.LANGUAGE, languages.lookupOrd(i).utf8ToString(), languageCounts[i]);
      }
      months.forEach((month, count) -> add(Facet.MONTH, Fields.month(month), count[0]));
      months.clear();
      topicCounts = new int[0];
      languageCounts = new int[0];
    }

    private void add(Facet facet, String value, int count) {
      if (count > 0) {
        counts.computeIfAbsent(facet, any -> new HashMap<>()).merge(value, count, Integer::sum);
      }
    }

    @Override
    public ScoreMode scoreMode() {
      return ScoreMode.COMPLETE_NO_SCORES;
    }
  }
}
