package org.samizdat.search;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.queries.function.FunctionScoreQuery;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MultiCollectorManager;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.samizdat.problem.ProblemException;
import org.samizdat.problem.ProblemType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the index, with bounds on how many ask at once and for how long. */
final class Finder {
  private static final Logger LOGGER = LoggerFactory.getLogger(Finder.class);
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(3);
  private static final SortField PUBLISHED =
      new SortField(Fields.PUBLISHED, SortField.Type.LONG, true);
  private static final SortField TIE = new SortField(Fields.TIE, SortField.Type.LONG);

  private final Optional<Indexer> indexer;
  private final Words words;
  private final Semaphore free =
      new Semaphore(2 * Math.max(2, Runtime.getRuntime().availableProcessors()));

  /**
   * @param indexer which has the index; none where search is switched off
   */
  Finder(Optional<Indexer> indexer, Words words) {
    this.indexer = indexer;
    this.words = words;
  }

  /** Something in the index. */
  record Hit(HitType type, UUID id) {}

  /**
   * A page of hits.
   *
   * @param total how many there are
   * @param last where the page ends, if it has hits
   */
  record Found(
      List<Hit> hits,
      int total,
      Optional<SearchQuery.Place> last,
      Map<Facet, Map<String, Integer>> facets) {}

  /**
   * Finds a page of hits.
   *
   * @throws ProblemException invalid-parameter or unavailable
   */
  Found find(SearchQuery query) {
    return ask(searcher -> find(query, searcher));
  }

  private Found find(SearchQuery query, IndexSearcher searcher) throws IOException {
    Query matching = matching(query, searcher);
    Sort sort = sort(query);
    FieldDoc after = query.after().map(place -> document(query, place)).orElse(null);
    TopFieldCollectorManager top =
        new TopFieldCollectorManager(sort, query.limit(), after, Integer.MAX_VALUE);
    TopFieldDocs page;
    Map<Facet, Map<String, Integer>> facets = Map.of();
    if (query.facets().isEmpty()) {
      page = searcher.search(matching, top);
    } else {
      FacetCounts counting = new FacetCounts(query.facets());
      page = (TopFieldDocs) searcher.search(matching, new MultiCollectorManager(top, counting))[0];
      facets = counting.sums();
    }
    return new Found(
        hits(page, searcher.getIndexReader()),
        (int) page.totalHits.value,
        last(query, page),
        facets);
  }

  /** Other words for a query that finds nothing. */
  Optional<String> suggestion(SearchQuery query) {
    return ask(
        searcher -> new Spelling(words).suggestion(query, stemmings(query, searcher), searcher));
  }

  private Query matching(SearchQuery query, IndexSearcher searcher) throws IOException {
    Query text = new TextQuery(words, stemmings(query, searcher), Fields.WORDS).of(query.part());
    boolean scored = query.order() == SearchParameters.Order.RELEVANCE;
    BooleanQuery.Builder builder =
        new BooleanQuery.Builder()
            .add(
                scored ? FunctionScoreQuery.boostByValue(text, new Recency(query.now())) : text,
                scored ? BooleanClause.Occur.MUST : BooleanClause.Occur.FILTER);
    query.filter().addTo(builder);
    return builder.build();
  }

  /** By the language that is asked for, or of all languages that are there. */
  private static Set<Stemming> stemmings(SearchQuery query, IndexSearcher searcher)
      throws IOException {
    if (query.filter().language().isPresent()) {
      return Set.of(Stemming.of(query.filter().language().get()));
    }
    Set<Stemming> found = EnumSet.noneOf(Stemming.class);
    Terms codes = MultiTerms.getTerms(searcher.getIndexReader(), Fields.STEMMING);
    if (codes != null) {
      TermsEnum each = codes.iterator();
      while (each.next() != null) {
        Stemming.withCode(each.term().utf8ToString()).ifPresent(found::add);
      }
    }
    return found.isEmpty() ? Set.of(Stemming.NONE) : found;
  }

  private static Sort sort(SearchQuery query) {
    return query.order() == SearchParameters.Order.RELEVANCE
        ? new Sort(SortField.FIELD_SCORE, PUBLISHED, TIE)
        : new Sort(PUBLISHED, TIE);
  }

  private static FieldDoc document(SearchQuery query, SearchQuery.Place place) {
    Object[] values =
        query.order() == SearchParameters.Order.RELEVANCE
            ? new Object[] {place.score(), place.published(), place.tie()}
            : new Object[] {place.published(), place.tie()};
    return new FieldDoc(Integer.MAX_VALUE, place.score(), values);
  }

  private static Optional<SearchQuery.Place> last(SearchQuery query, TopFieldDocs page) {
    if (page.scoreDocs.length == 0) {
      return Optional.empty();
    }
    List<Object> values =
        new ArrayList<>(
            Arrays.asList(((FieldDoc) page.scoreDocs[page.scoreDocs.length - 1]).fields));
    float score = query.order() == SearchParameters.Order.RELEVANCE ? (Float) values.remove(0) : 0;
    int before = query.after().map(SearchQuery.Place::seen).orElse(0);
    return Optional.of(
        new SearchQuery.Place(
            score, (Long) values.get(0), (Long) values.get(1), before + page.scoreDocs.length));
  }

  /** The ids, read in the order in which they lie in the index. */
  static List<Hit> hits(TopFieldDocs page, IndexReader reader) throws IOException {
    ScoreDoc[] found = page.scoreDocs;
    Integer[] order = new Integer[found.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparing(i -> found[i].doc));
    Hit[] hits = new Hit[found.length];
    for (int i : order) {
      LeafReaderContext segment =
          reader.leaves().get(ReaderUtil.subIndex(found[i].doc, reader.leaves()));
      int document = found[i].doc - segment.docBase;
      BinaryDocValues ids = DocValues.getBinary(segment.reader(), Fields.ID);
      NumericDocValues types = DocValues.getNumeric(segment.reader(), Fields.TYPE);
      if (!ids.advanceExact(document) || !types.advanceExact(document)) {
        throw new IOException("a document without an id");
      }
      hits[i] = new Hit(HitType.values()[(int) types.longValue()], Fields.id(ids.binaryValue()));
    }
    return List.of(hits);
  }

  /**
   * Asks the index, when it is this one's turn.
   *
   * @throws ProblemException unavailable, not-implemented where search is switched off, or
   *     invalid-parameter where the query is too complex
   */
  <T> T ask(SearchIndex.Question<T> question) {
    Indexer keeper =
        indexer.orElseThrow(
            () ->
                new ProblemException(
                    ProblemType.NOT_IMPLEMENTED, "Search is switched off on this server."));
    if (!isOnesTurn()) {
      throw unavailable("Too many searches run at once.", 1);
    }
    try {
      return keeper
          .search(searcher -> bounded(question, searcher))
          .orElseThrow(() -> unavailable("The search index is being built.", 5));
    } catch (IndexSearcher.TooManyClauses e) {
      throw ProblemException.invalidParameter("q", "is too complex; ask for one language");
    } catch (IOException e) {
      LOGGER.warn("The search index cannot be read, and is made anew", e);
      keeper.renew();
      throw unavailable("The search index cannot be read, and is made anew.", 5);
    } finally {
      free.release();
    }
  }

  private boolean isOnesTurn() {
    try {
      return free.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static <T> T bounded(SearchIndex.Question<T> question, IndexSearcher shared)
      throws IOException {
    IndexSearcher searcher = new IndexSearcher(shared.getIndexReader());
    searcher.setQueryCache(null);
    long end = System.nanoTime() + LONGEST.toNanos();
    searcher.setTimeout(() -> System.nanoTime() - end > 0);
    T answer = question.ask(searcher);
    if (searcher.timedOut()) {
      throw unavailable("The search took too long: narrow it down.", 1);
    }
    return answer;
  }

  private static ProblemException unavailable(String why, int retrySeconds) {
    return new ProblemException(ProblemType.UNAVAILABLE, why)
        .withHeader("Retry-After", Integer.toString(retrySeconds));
  }
}
