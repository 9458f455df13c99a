package org.samizdat.event;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.samizdat.change.Change;
import org.samizdat.change.ChangeOp;
import org.samizdat.change.ChangeType;
import org.samizdat.change.PublicObjects;
import org.samizdat.http.BaseUrl;

/** Events for the change feed. */
public final class EventObjects implements PublicObjects {
  private final BaseUrl base;

  public EventObjects(BaseUrl base) {
    this.base = base;
  }

  @Override
  public ChangeType type() {
    return ChangeType.EVENT;
  }

  @Override
  public String url(String id) {
    return base.event(UUID.fromString(id));
  }

  @Override
  public Optional<EventView> find(Handle handle, String id) {
    return handle
        .attach(EventDao.class)
        .find(UUID.fromString(id))
        .filter(Event::isPublic)
        .map(event -> EventView.of(event, handle, base));
  }

  @Override
  public List<Change> after(Handle handle, String id, Optional<UUID> article, int limit) {
    return handle.attach(EventDao.class).walk(PublicObjects.uuid(id), limit).stream()
        .map(EventObjects::change)
        .toList();
  }

  private static Change change(Event event) {
    return Change.of(
        ChangeType.EVENT,
        event.id().toString(),
        ChangeOp.PUBLISHED,
        event.revision(),
        event.editedAt());
  }
}
