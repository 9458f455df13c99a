package org.samizdat.appeal;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.samizdat.change.Change;
import org.samizdat.change.ChangeOp;
import org.samizdat.change.ChangeType;
import org.samizdat.change.PublicObjects;
import org.samizdat.http.BaseUrl;

/** Donation appeals for the change feed. */
public final class AppealObjects implements PublicObjects {
  private final BaseUrl base;

  public AppealObjects(BaseUrl base) {
    this.base = base;
  }

  @Override
  public ChangeType type() {
    return ChangeType.DONATION_APPEAL;
  }

  @Override
  public String url(String id) {
    return base.appeal(id);
  }

  @Override
  public Optional<AppealView> find(Handle handle, String id) {
    return handle
        .attach(AppealDao.class)
        .find(UUID.fromString(id))
        .filter(Appeal::isPublic)
        .map(appeal -> AppealView.of(appeal, handle, base));
  }

  @Override
  public List<Change> after(Handle handle, String id, Optional<UUID> article, int limit) {
    return handle.attach(AppealDao.class).walk(PublicObjects.uuid(id), limit).stream()
        .map(AppealObjects::change)
        .toList();
  }

  private static Change change(Appeal appeal) {
    return Change.of(
        ChangeType.DONATION_APPEAL,
        appeal.id().toString(),
        ChangeOp.PUBLISHED,
        appeal.revision(),
        appeal.editedAt());
  }
}
