package org.samizdat.article;

import org.jdbi.v3.core.Handle;
import org.samizdat.http.PublicAnswer;

/** What something public said in a revision of it, for permalinks to that. */
public interface Past<T> {
  /**
   * @throws org.samizdat.problem.ProblemException not-found where the public never saw it
   */
  PublicAnswer at(Handle handle, T thing, int revision);
}
