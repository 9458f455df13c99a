package org.samizdat.correction;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.samizdat.http.BaseUrl;
import org.samizdat.http.Cursor;
import org.samizdat.http.Page;

/** Pages of corrections, for all who show them. */
public final class CorrectionPages {
  private CorrectionPages() {}

  /** Those of an article since a place, the first of them first. */
  public static List<CorrectionView> since(
      Handle handle, BaseUrl base, UUID article, Cursor after, int limit) {
    return CorrectionView.of(
        handle.attach(CorrectionDao.class).since(article, after.at(), after.id(), limit),
        handle,
        base);
  }

  /**
   * The latest first.
   *
   * @param article only those of it
   * @param cursor where the last page ended
   */
  public static Page.Cut<CorrectionView> latest(
      Handle handle,
      BaseUrl base,
      Optional<UUID> article,
      Optional<String> language,
      Optional<String> cursor,
      int limit) {
    CorrectionQuery query = CorrectionQuery.of(article, language, cursor, limit);
    return Page.cut(handle.attach(CorrectionDao.class).list(query), limit, CorrectionQuery::cursor)
        .mapAll(found -> CorrectionView.of(found, handle, base));
  }
}
