package org.samizdat.update;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.samizdat.http.Cursor;
import org.samizdat.http.Page;
import org.samizdat.problem.ProblemException;

/**
 * Cuts pages out of a live blog: from its end, from a cursor in either direction, or around an
 * update.
 */
final class UpdatePages {
  private static final String BACK = " back";

  private final UpdateDao updates;
  private final UpdateQuery query;

  UpdatePages(Handle handle, UpdateQuery query) {
    this.updates = handle.attach(UpdateDao.class);
    this.query = query;
  }

  /** The first page, or the one at the cursor. */
  Page.Cut<Update> at(Optional<String> cursor) {
    if (cursor.isEmpty()) {
      return forward(query);
    }
    Optional<Cursor> back = Cursor.tryDecode(cursor.get(), query.listName() + BACK);
    return back.isPresent()
        ? backward(back.get())
        : forward(query.from(Cursor.decode(cursor.get(), query.listName())));
  }

  private Page.Cut<Update> forward(UpdateQuery from) {
    Page.Cut<Update> cut = Page.cut(updates.list(from), from.limit(), query::cursorAt);
    boolean entered = from.cursor().isPresent() && !cut.items().isEmpty();
    Optional<String> previous =
        entered ? Optional.of(backCursor(cut.items().get(0))) : Optional.empty();
    return new Page.Cut<>(cut.items(), new Page(cut.page().next(), previous, cut.page().hasMore()));
  }

  /** The page that ends just before a place. */
  private Page.Cut<Update> backward(Cursor place) {
    List<Update> found = new ArrayList<>(updates.list(query.backFrom(place)));
    boolean more = found.size() > query.limit();
    List<Update> shown = new ArrayList<>(more ? found.subList(0, query.limit()) : found);
    Collections.reverse(shown);
    Optional<String> previous = more ? Optional.of(backCursor(shown.get(0))) : Optional.empty();
    String next =
        shown.isEmpty()
            ? place.encode(query.listName())
            : query.cursorAt(shown.get(shown.size() - 1));
    return new Page.Cut<>(List.copyOf(shown), new Page(Optional.of(next), previous, true));
  }

  /** A page with the update in its middle, as a permalink into a long live blog needs it. */
  Page.Cut<Update> around(UUID id) {
    Update centre =
        updates
            .find(id)
            .filter(update -> update.isPublished() && update.articleId().equals(query.articleId()))
            .orElseThrow(
                () ->
                    ProblemException.invalidParameter(
                        "around", "must be the id of a published update of this live blog"));
    Cursor place = query.place(centre);
    int before = query.limit() / 2;
    List<Update> earlier =
        before == 0 ? List.of() : updates.list(query.backFrom(place).withLimit(before));
    boolean moreBefore = earlier.size() > before;
    List<Update> shown = new ArrayList<>(moreBefore ? earlier.subList(0, before) : earlier);
    Collections.reverse(shown);
    shown.add(centre);
    Page.Cut<Update> after = after(place, query.limit() - shown.size());
    shown.addAll(after.items());
    boolean precedes = moreBefore || before == 0;
    Optional<String> previous = precedes ? Optional.of(backCursor(shown.get(0))) : Optional.empty();
    boolean more = after.page().hasMore();
    Optional<String> next =
        more ? Optional.of(query.cursorAt(shown.get(shown.size() - 1))) : Optional.empty();
    return new Page.Cut<>(List.copyOf(shown), new Page(next, previous, more));
  }

  private Page.Cut<Update> after(Cursor place, int limit) {
    List<Update> found = updates.list(query.from(place).withLimit(limit));
    boolean more = found.size() > limit;
    return new Page.Cut<>(
        more ? List.copyOf(found.subList(0, limit)) : found,
        new Page(Optional.empty(), Optional.empty(), more));
  }

  private String backCursor(Update first) {
    return query.place(first).encode(query.listName() + BACK);
  }
}
