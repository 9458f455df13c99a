package org.samizdat.search;

import com.codahale.metrics.MetricRegistry;
import io.dropwizard.core.setup.Environment;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.util.Version;
import org.samizdat.article.NextChange;
import org.samizdat.change.ChangeLog;
import org.samizdat.change.ChangeTail;
import org.samizdat.change.PublicObjects;
import org.samizdat.database.Database;
import org.samizdat.http.BaseUrl;

/** Puts together the index, what keeps it, and what answers from it. */
public final class Search {
  /** One more whenever texts are indexed otherwise than before: all indexes are then made anew. */
  private static final int RULES = 2;

  private final Environment environment;
  private final Database database;
  private final BaseUrl base;
  private final ZoneId siteZone;
  private final NextChange next;
  private final Clock clock;

  /**
   * @param next when time will change what is public
   */
  public Search(
      Environment environment,
      Database database,
      BaseUrl base,
      ZoneId siteZone,
      NextChange next,
      Clock clock) {
    this.environment = environment;
    this.database = database;
    this.base = base;
    this.siteZone = siteZone;
    this.next = next;
    this.clock = clock;
  }

  /**
   * Keeps an index that follows the log, and answers from it.
   *
   * @param walks through articles and updates
   */
  public void register(Path folder, ChangeLog log, ChangeTail tail, List<PublicObjects> walks) {
    Words words = new Words();
    Contents contents = new Contents(database, new Fields(words, siteZone), walks);
    String version = "%d %s %s".formatted(RULES, Version.LATEST.major, siteZone);
    Indexer indexer = new Indexer(folder, version, log, contents);
    environment.lifecycle().manage(indexer);
    environment.lifecycle().addServerLifecycleListener(server -> indexer.begin());
    tail.subscribe(changes -> indexer.poke());
    environment.healthChecks().register("search", new SearchHealth(indexer, log));
    measure(indexer, environment.metrics());
    answer(new Finder(Optional.of(indexer), words), words);
  }

  /** Answers that nothing can be searched here. */
  public void registerOff() {
    Words words = new Words();
    answer(new Finder(Optional.empty(), words), words);
  }

  private void answer(Finder finder, Words words) {
    environment
        .jersey()
        .register(new SearchResource(finder, words, database, base, siteZone, next, clock));
    environment
        .jersey()
        .register(new RelatedResource(finder, new Likeness(words), database, base, next));
  }

  private static void measure(Indexer indexer, MetricRegistry metrics) {
    metrics.registerGauge(
        "samizdat.search.position", () -> indexer.index().map(SearchIndex::position).orElse(-1L));
    metrics.registerGauge(
        "samizdat.search.documents", () -> indexer.index().map(SearchIndex::documents).orElse(0));
    metrics.registerGauge("samizdat.search.building", () -> indexer.building().orElse(0L));
  }

  /** Asks the node that uses this folder, running or not, to make its index anew. */
  public static void reindex(Path folder) throws IOException {
    Indexer.want(folder);
  }
}
