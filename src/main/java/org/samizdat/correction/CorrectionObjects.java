package org.samizdat.correction;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.samizdat.change.Change;
import org.samizdat.change.ChangeOp;
import org.samizdat.change.ChangeType;
import org.samizdat.change.PublicObjects;
import org.samizdat.http.BaseUrl;

/** Corrections for the change feed. */
public final class CorrectionObjects implements PublicObjects {
  private final BaseUrl base;

  public CorrectionObjects(BaseUrl base) {
    this.base = base;
  }

  @Override
  public ChangeType type() {
    return ChangeType.CORRECTION;
  }

  @Override
  public String url(String id) {
    return base.correction(UUID.fromString(id));
  }

  @Override
  public Optional<CorrectionView> find(Handle handle, String id) {
    return handle
        .attach(CorrectionDao.class)
        .find(UUID.fromString(id))
        .map(found -> CorrectionView.of(found, handle, base));
  }

  @Override
  public List<Change> after(Handle handle, String id, Optional<UUID> article, int limit) {
    return handle.attach(CorrectionDao.class).walk(PublicObjects.uuid(id), article, limit).stream()
        .map(CorrectionObjects::change)
        .toList();
  }

  private static Change change(CorrectionDao.Placed placed) {
    List<String> topics = placed.topics().map(slugs -> List.of(slugs.split(","))).orElse(List.of());
    return Change.of(
            ChangeType.CORRECTION, placed.id().toString(), ChangeOp.PUBLISHED, 1, placed.at())
        .inArticle(placed.articleId(), placed.language(), topics);
  }
}
