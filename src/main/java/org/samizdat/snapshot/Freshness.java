package org.samizdat.snapshot;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What of the tree has to be read anew: what a change has touched by its tags, as it is for every
 * cache, and the little that time alone changes.
 *
 * @param history what has changed since the last run
 * @param everything whether nothing can be relied on, as when the newsroom has another name
 * @param sinceKilled what has changed since the beginning of a run that was killed
 */
record Freshness(History history, boolean everything, Optional<History> sinceKilled) {
  /** Feeds forget after a month what was withdrawn, and the news sitemap after two days. */
  private static final Pattern AGEING =
      Pattern.compile("/v1/(?:.*/)?feed\\.(?:json|atom|rss)|/v1/sitemap-news\\.xml");

  static Freshness of(Source source, Ledger ledger, String server) throws IOException {
    Optional<History> sinceLast = history(source, ledger.last().goOn(server));
    Optional<History> sinceKilled = history(source, ledger.killed().goOn(server));
    if (sinceKilled.isEmpty()) {
      ledger.forgetJournal();
    }
    History history = sinceLast.isPresent() ? sinceLast.get() : History.all(source);
    return new Freshness(history, sinceLast.isEmpty(), sinceKilled);
  }

  private static Optional<History> history(Source source, Optional<String> token)
      throws IOException {
    return token.isEmpty() ? Optional.empty() : History.since(source, token.get());
  }

  /**
   * Whether an entry is as the server would answer now.
   *
   * @param done whether the killed run had read it
   */
  boolean isCurrent(Entry entry, boolean done) {
    List<String> tags = entry.tags();
    if (done && sinceKilled.isPresent()) {
      return !tags.isEmpty() && untouched(tags, sinceKilled.get().touched());
    }
    return !everything
        && !tags.isEmpty()
        && !AGEING.matcher(entry.address().path()).matches()
        && untouched(tags, history.touched());
  }

  private static boolean untouched(List<String> tags, Set<String> touched) {
    return tags.stream().noneMatch(touched::contains);
  }
}
