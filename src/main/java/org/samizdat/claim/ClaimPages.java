package org.samizdat.claim;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.samizdat.http.BaseUrl;
import org.samizdat.http.Cursor;
import org.samizdat.http.Page;
import org.samizdat.text.PlainText;
import org.samizdat.update.PublishedClaim;
import org.samizdat.update.PublishedClaims;

/** Pages of subjects, in the order of their keys. */
final class ClaimPages {
  /** After so many claims a page ends. */
  private static final int CLAIMS = 2_000;

  /** So many claims of one subject count. */
  private static final int OF_ONE = 10_000;

  private static final int LONGEST_KEY = 80;

  private final Handle handle;
  private final BaseUrl base;
  private final UUID article;

  ClaimPages(Handle handle, BaseUrl base, UUID article) {
    this.handle = handle;
    this.base = base;
    this.article = article;
  }

  /**
   * A page.
   *
   * @param cursor where the last page ended
   * @throws org.samizdat.problem.ProblemException invalid-cursor
   */
  Page.Cut<ClaimSubject> at(Optional<String> cursor, int limit) {
    List<PublishedClaim> read =
        PublishedClaims.after(handle, article, cursor.map(ClaimPages::key), CLAIMS + 1);
    List<List<PublishedClaim>> subjects = bySubject(read);
    boolean cutOff = read.size() > CLAIMS;
    if (cutOff) {
      int last = subjects.size() - 1;
      if (last > 0) {
        subjects.remove(last);
      } else {
        subjects.set(0, latest(subjects.get(0).get(0).subjectKey()));
      }
    }
    boolean more = subjects.size() > limit || cutOff;
    List<List<PublishedClaim>> shown = subjects.subList(0, Math.min(limit, subjects.size()));
    Optional<String> next =
        more
            ? Optional.of(cursor(shown.get(shown.size() - 1).get(0).subjectKey()))
            : Optional.empty();
    return new Page.Cut<>(
        shown.stream().map(claims -> ClaimSubject.of(claims, base)).toList(),
        new Page(next, Optional.empty(), more));
  }

  private List<PublishedClaim> latest(String subjectKey) {
    List<PublishedClaim> latest =
        new ArrayList<>(PublishedClaims.latest(handle, article, subjectKey, OF_ONE));
    Collections.reverse(latest);
    return latest;
  }

  private static List<List<PublishedClaim>> bySubject(List<PublishedClaim> claims) {
    List<List<PublishedClaim>> subjects = new ArrayList<>();
    String key = "";
    for (PublishedClaim each : claims) {
      if (subjects.isEmpty() || !each.subjectKey().equals(key)) {
        subjects.add(new ArrayList<>());
        key = each.subjectKey();
      }
      subjects.get(subjects.size() - 1).add(each);
    }
    return subjects;
  }

  private static String cursor(String subjectKey) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(subjectKey.getBytes(StandardCharsets.UTF_8));
  }

  private static String key(String cursor) {
    try {
      String key = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      if (PlainText.isStorable(key) && key.length() <= LONGEST_KEY) {
        return key;
      }
    } catch (IllegalArgumentException e) {
      // told below
    }
    throw Cursor.invalid();
  }
}
