package org.samizdat.update;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.samizdat.change.PublicWrite;
import org.samizdat.http.Cursor;
import org.samizdat.text.Folding;

/**
 * The claims of published updates, side by side. They are kept with each write of an update, and
 * hold nothing that it does not: what is withdrawn is gone from here.
 */
public final class PublishedClaims {
  private static final String FIRST = "";

  private PublishedClaims() {}

  /** Those of the subjects after this one, of each in the order of time; cut off anywhere. */
  public static List<PublishedClaim> after(
      Handle handle, UUID article, Optional<String> subjectKey, int limit) {
    return handle.attach(ClaimDao.class).after(article, subjectKey.orElse(FIRST), limit);
  }

  /** The latest of one subject, the last one first. */
  public static List<PublishedClaim> latest(
      Handle handle, UUID article, String subjectKey, int limit) {
    return handle.attach(ClaimDao.class).latest(article, subjectKey, limit);
  }

  /** Those that readers see like this since a place, in the order in which they came to. */
  public static List<PublishedClaim> changed(Handle handle, UUID article, Cursor after, int limit) {
    return handle.attach(ClaimDao.class).changed(article, after.at(), after.id(), limit);
  }

  /** A published update and what it holds. */
  public record Source(
      UUID id, UUID articleId, PrintedTime time, Instant publishedAt, List<Claim> claims) {
    private static Source of(Update update) {
      return new Source(
          update.id(),
          update.articleId(),
          update.time(),
          update.publishedAt().orElseThrow(),
          update.content().claims());
    }

    /** When the public first saw a claim as it is, as far as the update tells. */
    private Instant seenAt(Claim claim) {
      return claim.markedAt().filter(publishedAt::isBefore).orElse(publishedAt);
    }
  }

  /** Takes in updates that are new here. */
  public static void add(PublicWrite write, List<Source> updates) {
    insert(
        write, updates.stream().flatMap(update -> rows(update, update::seenAt).stream()).toList());
  }

  /** Keeps up with a change of an update. */
  static void changed(PublicWrite write, Update before, Update after) {
    Map<Claim, Instant> known = new HashMap<>();
    if (before.isPublished() && !before.content().claims().isEmpty()) {
      ClaimDao claims = write.attach(ClaimDao.class);
      List<PublishedClaim> rows = claims.of(before.id());
      rows.forEach(row -> known.put(before.content().claims().get(row.place()), row.changedAt()));
      claims.delete(before.id());
    }
    if (after.isPublished()) {
      Source update = Source.of(after);
      insert(
          write,
          rows(
              update,
              before.isPublished()
                  ? claim -> known.getOrDefault(claim, write.now())
                  : update::seenAt));
    }
  }

  private static void insert(PublicWrite write, List<Map<String, Object>> rows) {
    if (!rows.isEmpty()) {
      write.attach(ClaimDao.class).insert(rows);
    }
  }

  private static List<Map<String, Object>> rows(Source update, Function<Claim, Instant> changedAt) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Claim each : update.claims()) {
      Map<String, Object> columns = columns(each);
      columns.put("updateId", update.id());
      columns.put("place", rows.size());
      columns.put("articleId", update.articleId());
      columns.put("occurredAt", update.time().occurredAt());
      columns.put("displayTime", update.time().displayTime());
      columns.put("publishedAt", update.publishedAt());
      columns.put("changedAt", changedAt.apply(each));
      rows.add(columns);
    }
    return rows;
  }

  private static Map<String, Object> columns(Claim claim) {
    Attribution source = claim.attribution();
    Map<String, Object> columns = new HashMap<>();
    columns.put("subjectKey", Folding.key(claim.subject()));
    columns.put("sourceKey", Folding.key(source.name()));
    columns.put("subject", claim.subject());
    columns.put("sourceName", source.name());
    columns.put("sourceUrl", source.url());
    columns.put("sourceKind", source.kind());
    columns.put("quantity", claim.quantity());
    columns.put("unit", claim.unit());
    columns.put("qualifier", claim.qualifier());
    columns.put("words", claim.text());
    columns.put("status", claim.status());
    columns.put("confirmed", claim.confirmed());
    columns.put("reason", claim.reason());
    columns.put("markedAt", claim.markedAt());
    return columns;
  }
}
