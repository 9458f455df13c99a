package org.samizdat.follow;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.samizdat.change.Change;
import org.samizdat.change.ChangeType;
import org.samizdat.change.PublicObjects;

/** Shows changes as everyone sees them, alone or with what they are about. */
public final class ChangeViews {
  private final Map<ChangeType, PublicObjects> objects = new EnumMap<>(ChangeType.class);

  public ChangeViews(List<PublicObjects> objects) {
    objects.forEach(each -> this.objects.put(each.type(), each));
  }

  /** The objects of a type; none where it has no address of its own. */
  public Optional<PublicObjects> objects(ChangeType type) {
    return Optional.ofNullable(objects.get(type));
  }

  /** A change alone. */
  public ChangeView bare(Change change) {
    return view(change, Optional.empty());
  }

  /** Shows changes with their objects, on this connection. */
  public WithObjects withObjects(Handle handle) {
    return new WithObjects(handle);
  }

  private ChangeView view(Change change, Optional<?> object) {
    return ChangeView.of(
        change, objects(change.type()).map(each -> each.url(change.objectId())), object);
  }

  /** Reads each object once, however many changes are about it. */
  public final class WithObjects {
    private final Handle handle;
    private final Map<List<Object>, Optional<?>> known = new HashMap<>();

    private WithObjects(Handle handle) {
      this.handle = handle;
    }

    /** A change with what its object looks like now, where it can be seen. */
    public ChangeView of(Change change) {
      return view(change, objects(change.type()).flatMap(each -> object(each, change)));
    }

    private Optional<?> object(PublicObjects source, Change change) {
      return known.computeIfAbsent(
          List.of(change.type(), change.objectId()), key -> source.find(handle, change.objectId()));
    }
  }
}
