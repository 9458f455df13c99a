package org.samizdat.search;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.DoubleValues;
import org.apache.lucene.search.DoubleValuesSource;
import org.apache.lucene.search.IndexSearcher;

/**
 * What the age of a hit does to its relevance: of two that fit alike, one of today counts twice as
 * much as one of long ago, and one of a month ago one and a half times.
 */
final class Recency extends DoubleValuesSource {
  private static final double MONTH = Duration.ofDays(30).toNanos() / 1_000d;

  private final long now;

  Recency(Instant now) {
    this.now = Fields.micros(now);
  }

  @Override
  public DoubleValues getValues(LeafReaderContext segment, DoubleValues scores) throws IOException {
    NumericDocValues published = DocValues.getNumeric(segment.reader(), Fields.PUBLISHED);
    return new DoubleValues() {
      @Override
      public double doubleValue() throws IOException {
        return 1 + 1 / (1 + Math.max(0, now - published.longValue()) / MONTH);
      }

      @Override
      public boolean advanceExact(int document) throws IOException {
        return published.advanceExact(document);
      }
    };
  }

  @Override
  public boolean needsScores() {
    return false;
  }

  @Override
  public DoubleValuesSource rewrite(IndexSearcher searcher) {
    return this;
  }

  @Override
  public boolean isCacheable(LeafReaderContext segment) {
    return true;
  }

  @Override
  public int hashCode() {
    return Objects.hash(Recency.class, now);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Recency recency && recency.now == now;
  }

  @Override
  public String toString() {
    return "recency(" + now + ")";
  }
}
