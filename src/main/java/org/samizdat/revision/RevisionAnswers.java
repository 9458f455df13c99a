package org.samizdat.revision;

import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.samizdat.article.NextChange;
import org.samizdat.http.BaseUrl;
import org.samizdat.http.CachePolicy;
import org.samizdat.http.Links;
import org.samizdat.http.Listing;
import org.samizdat.http.PublicAnswer;
import org.samizdat.problem.ProblemException;

/**
 * Answers about revisions for everyone. What a revision says never changes, but it can be
 * withdrawn, and caches that nobody can purge must hear of that: so none keeps it for longer than
 * other things that are settled.
 */
final class RevisionAnswers {
  private static final String TEXT = "text/plain; charset=utf-8";

  private final BaseUrl base;
  private final NextChange next;

  RevisionAnswers(BaseUrl base, NextChange next) {
    this.base = base;
    this.next = next;
  }

  PublicAnswer list(
      Handle handle, Revised thing, Optional<String> cursor, int limit, UriInfo request) {
    var page = thing.page(handle, false, cursor, limit).map(each -> RevisionView.of(each, thing));
    return answer(handle, thing, Listing.of(page), CachePolicy.ITEM)
        .link(Links.next(base, request, page.page()));
  }

  PublicAnswer one(Handle handle, Revised thing, int number) {
    return settled(handle, thing, thing.view(thing.shown(handle, number)));
  }

  PublicAnswer diff(Handle handle, Revised thing, @Nullable Integer from, @Nullable Integer to) {
    DiffView view = compared(handle, thing, from, to);
    return to == null
        ? answer(handle, thing, view, CachePolicy.ITEM)
        : settled(handle, thing, view);
  }

  PublicAnswer diffText(
      Handle handle, Revised thing, @Nullable Integer from, @Nullable Integer to) {
    byte[] text = compared(handle, thing, from, to).text().getBytes(StandardCharsets.UTF_8);
    return (to == null
            ? answer(handle, thing, text, CachePolicy.ITEM)
            : settled(handle, thing, text))
        .as(TEXT);
  }

  private static DiffView compared(
      Handle handle, Revised thing, @Nullable Integer from, @Nullable Integer to) {
    Revision older = from == null ? thing.first(handle) : thing.shown(handle, from);
    Revision newer = to == null ? thing.last(handle) : thing.shown(handle, to);
    if (older.revision() > newer.revision()) {
      throw ProblemException.invalidParameter(
          from == null ? "to" : "from",
          "revision %d comes after revision %d".formatted(older.revision(), newer.revision()));
    }
    return DiffView.of(thing, older, newer);
  }

  private PublicAnswer settled(Handle handle, Revised thing, Object view) {
    return answer(handle, thing, view, CachePolicy.SETTLED);
  }

  private PublicAnswer answer(Handle handle, Revised thing, Object view, CachePolicy policy) {
    return PublicAnswer.of(view, policy).tags(thing.tags()).until(next.of(handle, thing.article()));
  }
}
