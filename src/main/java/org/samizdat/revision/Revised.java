package org.samizdat.revision;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.samizdat.article.Article;
import org.samizdat.http.Cursor;
import org.samizdat.http.Page;
import org.samizdat.problem.ProblemException;

/** Something that has revisions: what is the same for articles and updates, and what is not. */
interface Revised {
  /** Where its revisions are kept, and by which column they are known to be its. */
  String table();

  String owner();

  /** How a problem names it, such as {@code article 'strike'}. */
  String name();

  UUID id();

  /** Where the public finds it. */
  String url();

  /** The article that it is, or belongs to. */
  Article article();

  /** What answers about it depend on. */
  List<String> tags();

  /** A revision as the public sees it. */
  Object view(Revision revision);

  /** What a revision says, one field after the other; a field may be missing. */
  List<FieldText> texts(Revision revision);

  /** Where the public finds a revision of it. */
  default String url(int revision) {
    return url() + "/revisions/" + revision;
  }

  /** The revision with this number. */
  default Revision any(Handle handle, int number) {
    return dao(handle).find(table(), owner(), id(), number).orElseThrow(() -> notFound(number));
  }

  /** The same where the public saw it. */
  default Revision shown(Handle handle, int number) {
    return Optional.of(any(handle, number))
        .filter(Revision::shown)
        .orElseThrow(() -> notFound(number));
  }

  /** The first that the public saw. */
  default Revision first(Handle handle) {
    return dao(handle).firstShown(table(), owner(), id()).orElseThrow(() -> notFound(1));
  }

  /** The last that the public saw. */
  default Revision last(Handle handle) {
    return dao(handle)
        .lastShown(table(), owner(), id())
        .orElseThrow(() -> notFound(article().revision()));
  }

  /** A page of those that the public saw, or of all, the latest first. */
  default Page.Cut<Revision> page(Handle handle, boolean all, Optional<String> cursor, int limit) {
    String list = (all ? "all revisions of " : "revisions of ") + id();
    int before =
        cursor
            .map(text -> Cursor.decode(text, list).id().getLeastSignificantBits())
            .map(Math::toIntExact)
            .orElse(Integer.MAX_VALUE);
    List<Revision> found =
        all
            ? dao(handle).all(table(), owner(), id(), before, limit + 1)
            : dao(handle).shown(table(), owner(), id(), before, limit + 1);
    return Page.cut(
        found, limit, last -> new Cursor(last.madeAt(), new UUID(0, last.revision())).encode(list));
  }

  /** The number in an address; what is none names no revision. */
  default int number(String text) {
    if (!text.matches("[1-9][0-9]{0,8}")) {
      throw ProblemException.notFound("Revision '%s' of %s".formatted(text, name()));
    }
    return Integer.parseInt(text);
  }

  private ProblemException notFound(int number) {
    return ProblemException.notFound("Revision %d of %s".formatted(number, name()));
  }

  private static RevisionDao dao(Handle handle) {
    return handle.attach(RevisionDao.class);
  }
}
