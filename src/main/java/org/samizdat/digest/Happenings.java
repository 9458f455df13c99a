package org.samizdat.digest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.samizdat.correction.CorrectionPages;
import org.samizdat.http.BaseUrl;
import org.samizdat.http.Cursor;
import org.samizdat.update.Claim;
import org.samizdat.update.PublishedClaim;
import org.samizdat.update.PublishedClaims;
import org.samizdat.update.UpdateNews;

/** Puts in order what happened in an article since some place in time. */
final class Happenings {
  /** An update has no more claims than this. */
  private static final int CLAIMS = 50;

  private final Handle handle;
  private final BaseUrl base;
  private final UUID article;

  /** Claims of one update that readers see like this since one moment. */
  private record Change(Instant at, UUID update) {}

  Happenings(Handle handle, BaseUrl base, UUID article) {
    this.handle = handle;
    this.base = base;
    this.article = article;
  }

  /** The first of what happened after a place, at least {@code limit} where there are so many. */
  List<DigestItem> after(Cursor place, int limit) {
    Map<Change, List<Claim>> claims = claims(place, limit);
    List<DigestItem> keyEvents = new ArrayList<>();
    for (UpdateNews.Line each : UpdateNews.keyEvents(handle, article, place, limit)) {
      List<Claim> brought = claims.remove(new Change(each.publishedAt(), each.id()));
      keyEvents.add(DigestItem.keyEvent(each, base).with(Optional.ofNullable(brought)));
    }
    Map<UUID, UpdateNews.Line> lines =
        UpdateNews.lines(
            handle, claims.keySet().stream().map(Change::update).collect(Collectors.toSet()));
    return Stream.of(
            keyEvents.stream(),
            claims.entrySet().stream().flatMap(each -> item(each, lines).stream()),
            CorrectionPages.since(handle, base, article, place, limit).stream()
                .map(DigestItem::correction),
            UpdateNews.withdrawn(handle, article, place, limit).stream()
                .map(DigestItem::withdrawal))
        .flatMap(each -> each)
        .sorted(DigestItem.ORDER)
        .limit(limit)
        .toList();
  }

  /** None where the update has just gone. */
  private Optional<DigestItem> item(
      Map.Entry<Change, List<Claim>> claims, Map<UUID, UpdateNews.Line> lines) {
    Change change = claims.getKey();
    return Optional.ofNullable(lines.get(change.update()))
        .map(line -> DigestItem.claims(line, change.at(), claims.getValue(), base));
  }

  private Map<Change, List<Claim>> claims(Cursor place, int limit) {
    Map<Change, List<Claim>> claims = new LinkedHashMap<>();
    for (PublishedClaim each : PublishedClaims.changed(handle, article, place, limit * CLAIMS)) {
      claims
          .computeIfAbsent(
              new Change(each.changedAt(), each.updateId()), change -> new ArrayList<>())
          .add(each.claim());
    }
    return claims;
  }
}
