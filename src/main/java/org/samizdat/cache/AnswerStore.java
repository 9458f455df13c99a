package org.samizdat.cache;

import com.codahale.metrics.MetricRegistry;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;

/**
 * The answers that are kept, bounded by their bytes. Problems have a small room of their own, so
 * that whoever asks for what does not exist drives out nothing that does.
 */
final class AnswerStore {
  private static final int MAX_PROBLEMS = 1_000;

  /** No answer takes more than this part of the room. */
  private static final int SHARE = 16;

  private final long maxBytes;
  private final Cache<String, StoredAnswer> answers;
  private final Cache<String, StoredAnswer> problems;

  AnswerStore(long maxBytes) {
    this.maxBytes = maxBytes;
    this.answers =
        Caffeine.newBuilder()
            .maximumWeight(maxBytes)
            .weigher((String key, StoredAnswer each) -> 2 * key.length() + each.answer().weight())
            .recordStats()
            .build();
    this.problems = Caffeine.newBuilder().maximumSize(MAX_PROBLEMS).build();
  }

  @Nullable StoredAnswer find(String key) {
    StoredAnswer found = answers.getIfPresent(key);
    return found == null ? problems.getIfPresent(key) : found;
  }

  void keep(String key, StoredAnswer answer) {
    boolean small = answer.answer().weight() <= maxBytes / SHARE;
    if (answer.isProblem()) {
      answers.invalidate(key);
      problems.put(key, answer);
    } else if (small) {
      problems.invalidate(key);
      answers.put(key, answer);
    } else {
      answers.invalidate(key);
    }
  }

  void measure(MetricRegistry metrics) {
    metrics.registerGauge("samizdat.cache.answers", answers::estimatedSize);
    metrics.registerGauge("samizdat.cache.evictions", () -> answers.stats().evictionCount());
    metrics.registerGauge(
        "samizdat.cache.bytes",
        () -> answers.policy().eviction().orElseThrow().weightedSize().orElse(0));
  }
}
