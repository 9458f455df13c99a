package org.samizdat.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.samizdat.change.Change;
import org.samizdat.change.ChangeOp;
import org.samizdat.change.ChangeType;
import org.samizdat.json.WireName;

/**
 * What has changed since a token of the change feed.
 *
 * @param token where to go on the next time
 * @param touched the cache tags of all that may be outdated
 * @param addresses of what changed
 */
record History(String token, Set<String> touched, Set<Address> addresses) {

  /** Everything that is public. */
  static History all(Source source) throws IOException {
    return since(source, "initial")
        .orElseThrow(() -> new IOException(source.base() + " does not tell its changes"));
  }

  /** The changes since a token; empty where the server no longer knows it. */
  static Optional<History> since(Source source, String token) throws IOException {
    Set<String> touched = new HashSet<>();
    Set<Address> addresses = new LinkedHashSet<>();
    String next = token;
    while (true) {
      Optional<JsonNode> page = source.changes(next);
      if (page.isEmpty()) {
        return Optional.empty();
      }
      for (JsonNode each : page.get().path("changes")) {
        touched.addAll(change(each).cacheTags());
        source.address(each.path("url").asText()).ifPresent(addresses::add);
        Optional.ofNullable(each.get("oldSlug"))
            .flatMap(slug -> source.address(source.base() + "/v1/articles/" + slug.asText()))
            .ifPresent(addresses::add);
      }
      next = page.get().path("next").asText();
      if (!page.get().path("hasMore").asBoolean()) {
        return Optional.of(new History(next, touched, addresses));
      }
    }
  }

  private static Change change(JsonNode json) {
    ChangeType type = WireName.parse(ChangeType.class, json.path("type").asText()).orElseThrow();
    Change change = Change.of(type, json.path("id").asText(), ChangeOp.UPDATED, 0, Instant.EPOCH);
    return json.has("articleId")
        ? change.inArticle(UUID.fromString(json.get("articleId").asText()), "", List.of())
        : change;
  }
}
