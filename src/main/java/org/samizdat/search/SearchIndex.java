package org.samizdat.search;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/**
 * One index in its folder. Each commit says up to which change it goes, so that after a kill it is
 * followed from there: what was indexed behind it is lost with it, and indexed again. All writing
 * is done by one thread.
 */
final class SearchIndex {
  private static final double BUFFER_MEGABYTES = 32;

  /** So often a purge is begun before it is given up for now. */
  private static final int PURGES = 10;

  private static final String VERSION = "version";
  private static final String EPOCH = "epoch";
  private static final String POSITION = "position";

  private final Path folder;
  private final Directory directory;
  private final IndexWriter writer;
  private final ConcurrentMergeScheduler merges;
  private final SearcherManager searchers;
  private final String version;
  private final UUID epoch;
  private volatile long position;
  private long committed;

  private SearchIndex(
      Path folder, Directory directory, IndexWriter writer, Map<String, String> notes)
      throws IOException {
    this.folder = folder;
    this.directory = directory;
    this.writer = writer;
    this.merges = (ConcurrentMergeScheduler) writer.getConfig().getMergeScheduler();
    this.version = notes.getOrDefault(VERSION, "");
    this.epoch = UUID.fromString(notes.getOrDefault(EPOCH, new UUID(0, 0).toString()));
    this.position = Long.parseLong(notes.getOrDefault(POSITION, "0"));
    this.committed = position;
    SearcherFactory plain =
        new SearcherFactory() {
          @Override
          public IndexSearcher newSearcher(
              org.apache.lucene.index.IndexReader reader,
              org.apache.lucene.index.IndexReader previous) {
            IndexSearcher searcher = new IndexSearcher(reader);
            searcher.setQueryCache(null); // what readers search for is not remembered
            return searcher;
          }
        };
    this.searchers = new SearcherManager(writer, plain);
  }

  /**
   * A new one, which is not there until its first commit.
   *
   * @param position the change from which it will follow the log
   */
  static SearchIndex create(Path folder, String version, UUID epoch, long position)
      throws IOException {
    Map<String, String> notes =
        Map.of(VERSION, version, EPOCH, epoch.toString(), POSITION, Long.toString(position));
    return open(folder, IndexWriterConfig.OpenMode.CREATE, Optional.of(notes));
  }

  /** The one of the last commit. */
  static SearchIndex open(Path folder) throws IOException {
    return open(folder, IndexWriterConfig.OpenMode.APPEND, Optional.empty());
  }

  private static SearchIndex open(
      Path folder, IndexWriterConfig.OpenMode mode, Optional<Map<String, String>> notes)
      throws IOException {
    TieredMergePolicy merging = new TieredMergePolicy();
    merging.setForceMergeDeletesPctAllowed(0); // see purge
    IndexWriterConfig settings =
        new IndexWriterConfig()
            .setOpenMode(mode)
            .setRAMBufferSizeMB(BUFFER_MEGABYTES)
            .setMergePolicy(merging)
            .setMergeScheduler(new ConcurrentMergeScheduler())
            .setCommitOnClose(false);
    Directory directory = FSDirectory.open(folder);
    try {
      IndexWriter writer = new IndexWriter(directory, settings);
      try {
        return new SearchIndex(folder, directory, writer, notes.orElseGet(() -> notes(writer)));
      } catch (IOException | RuntimeException e) {
        writer.rollback();
        throw e;
      }
    } catch (IOException | RuntimeException e) {
      directory.close();
      throw e;
    }
  }

  private static Map<String, String> notes(IndexWriter writer) {
    Map<String, String> notes = new java.util.HashMap<>();
    if (writer.getLiveCommitData() != null) {
      writer.getLiveCommitData().forEach(each -> notes.put(each.getKey(), each.getValue()));
    }
    return notes;
  }

  Path folder() {
    return folder;
  }

  /** By which rules it was made. */
  String version() {
    return version;
  }

  /** The history that its position belongs to. */
  UUID epoch() {
    return epoch;
  }

  /** The last change that is in it. */
  long position() {
    return position;
  }

  /** Whether it can no longer be written, such as after the disk was full. */
  boolean isBroken() {
    return !writer.isOpen();
  }

  int documents() {
    return writer.getDocStats().numDocs;
  }

  void put(UUID id, Document document) throws IOException {
    writer.updateDocument(new Term(Fields.ID, id.toString()), document);
  }

  /** Adds what is not in it. */
  void add(Document document) throws IOException {
    writer.addDocument(document);
  }

  void remove(UUID id) throws IOException {
    writer.deleteDocuments(new Term(Fields.ID, id.toString()));
  }

  /** Takes out an article with all its updates. */
  void removeArticle(UUID id) throws IOException {
    writer.deleteDocuments(new Term(Fields.ARTICLE, id.toString()));
  }

  /** Says that all changes up to this one are in it, and lets searches see them. */
  void reached(long seq) throws IOException {
    position = seq;
    searchers.maybeRefreshBlocking();
  }

  boolean isCommitted() {
    return committed == position;
  }

  /** Makes it durable as it is. */
  void commit() throws IOException {
    long at = position;
    writer.setLiveCommitData(
        Map.of(VERSION, version, EPOCH, epoch.toString(), POSITION, Long.toString(at)).entrySet());
    writer.commit();
    committed = at;
  }

  /**
   * The same, and leaves nothing in the files of what was taken out: whatever has deletions is
   * written anew. What a search that runs at this moment still holds goes when that ends. Where it
   * fails, the change is not in the index, so that all of this is done again.
   */
  void purge(long seq) throws IOException {
    for (int i = 0; i < PURGES && writer.hasDeletions(); i++) {
      writer.forceMergeDeletes(true);
      merges.sync(); // those that had begun before, for which it does not wait
    }
    if (writer.hasDeletions()) {
      throw new IOException("the index keeps what was taken out");
    }
    reached(seq);
    commit();
    writer.deleteUnusedFiles();
  }

  /** A query on what is in it. */
  interface Question<T> {
    T ask(IndexSearcher searcher) throws IOException;
  }

  <T> T search(Question<T> question) throws IOException {
    IndexSearcher searcher = searchers.acquire();
    try {
      return question.ask(searcher);
    } finally {
      searchers.release(searcher);
    }
  }

  /** Closes it as it is on the disk; searches that run go on. */
  void close() throws IOException {
    searchers.close();
    try {
      writer.rollback();
    } finally {
      directory.close();
    }
  }
}
