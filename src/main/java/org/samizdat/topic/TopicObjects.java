package org.samizdat.topic;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.samizdat.change.Change;
import org.samizdat.change.ChangeOp;
import org.samizdat.change.ChangeType;
import org.samizdat.change.PublicObjects;
import org.samizdat.http.BaseUrl;

/** Topics for the change feed. */
public final class TopicObjects implements PublicObjects {
  private final BaseUrl base;

  public TopicObjects(BaseUrl base) {
    this.base = base;
  }

  @Override
  public ChangeType type() {
    return ChangeType.TOPIC;
  }

  @Override
  public String url(String id) {
    return base.topic(id);
  }

  @Override
  public Optional<TopicView> find(Handle handle, String id) {
    return handle
        .attach(TopicRowDao.class)
        .find(id)
        .filter(TopicRowDao.TopicRow::isPublic)
        .map(row -> TopicView.of(row, base));
  }

  @Override
  public List<Change> after(Handle handle, String id, Optional<UUID> article, int limit) {
    return handle.attach(TopicRowDao.class).after(id, limit).stream()
        .map(TopicObjects::change)
        .toList();
  }

  private static Change change(TopicRowDao.TopicRow row) {
    Instant at = row.latestAt().orElse(Instant.EPOCH);
    return Change.of(ChangeType.TOPIC, row.slug(), ChangeOp.PUBLISHED, row.revision(), at);
  }
}
