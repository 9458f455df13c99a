package org.samizdat.article;

import com.fasterxml.jackson.core.type.TypeReference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.samizdat.json.Json;

/**
 * A correction as it stands at what it corrects.
 *
 * @param wrong what was said before, in the editor's words
 * @param right what is said since
 */
public record CorrectionNote(
    UUID id,
    CorrectionKind kind,
    Optional<String> wrong,
    Optional<String> right,
    String reason,
    Instant publishedAt) {
  private static final TypeReference<List<CorrectionNote>> LIST = new TypeReference<>() {};

  /** Those of a column, latest first; none where it is empty. */
  public static List<CorrectionNote> read(@Nullable String column) {
    return column == null ? List.of() : Json.read(column, LIST);
  }

  /** The column with this one too. */
  public String above(List<CorrectionNote> earlier) {
    List<CorrectionNote> all = new ArrayList<>(List.of(this));
    all.addAll(earlier);
    return Json.write(all);
  }
}
