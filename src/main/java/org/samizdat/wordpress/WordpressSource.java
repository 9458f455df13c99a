package org.samizdat.wordpress;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.samizdat.network.Fetcher;

/**
 * Where a site is read from: an export in a file, or the site itself. It is read once for what
 * entries refer to, and once for the entries.
 */
public final class WordpressSource {
  private final Source source;
  private final Uploads uploads;

  private WordpressSource(Source source, Uploads uploads) {
    this.source = source;
    this.uploads = uploads;
  }

  /** How a source is read. */
  interface Source {
    /**
     * Begins to read authors, terms and attachments, or everything. A source that can be broken in
     * its middle is read to its end here, before anything is written.
     */
    Reading survey(Content into) throws IOException;

    /** Begins to read posts and pages with their comments, or everything. */
    Reading entries(Content into) throws IOException;
  }

  /**
   * The source that a word of the command line names.
   *
   * @param name a file, or the address of a site
   * @param folder a copy of {@code wp-content/uploads}
   * @param fetchMedia whether pictures that are not in the folder are fetched
   * @param maxBytes larger pictures are not taken
   */
  public static WordpressSource of(
      String name,
      Optional<Path> folder,
      boolean fetchMedia,
      int maxBytes,
      Fetcher fetcher,
      Progress progress) {
    boolean isSite = name.startsWith("http://") || name.startsWith("https://");
    return new WordpressSource(
        isSite ? new RestSite(name, fetcher, progress) : new WxrFile(Path.of(name), progress),
        new Uploads(folder, Optional.of(fetcher).filter(each -> fetchMedia), maxBytes));
  }

  Uploads uploads() {
    return uploads;
  }

  Reading survey(Content into) throws IOException {
    return source.survey(into);
  }

  Reading entries(Content into) throws IOException {
    return source.entries(into);
  }
}
