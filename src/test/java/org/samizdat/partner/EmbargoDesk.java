package org.samizdat.partner;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.samizdat.testing.Answer;
import org.samizdat.testing.Api;
import org.samizdat.testing.SamizdatServer;

/** A newsroom that works ahead, and its partners. */
final class EmbargoDesk {
  static final String SECRET = "Embargoed words";

  private final SamizdatServer server;
  private final Api staff;

  EmbargoDesk(SamizdatServer server) {
    this.server = server;
    this.staff = server.admin();
  }

  /** A client with a new token. */
  Api partner(String narrowed) {
    String request = "{\"name\": \"Wire\", \"scopes\": [\"partner\"]%s}".formatted(narrowed);
    return server
        .anonymous()
        .withToken(staff.post("/v1/admin/tokens", request).expect(201).at("/token"));
  }

  Instant in(Duration time) {
    return server.clock().instant().plus(time).truncatedTo(ChronoUnit.MILLIS);
  }

  /** A draft under embargo for an hour. */
  Answer embargoed(String slug, String language, String topic) {
    return staff
        .post(
            "/v1/admin/articles",
            """
            {"slug": "%s", "language": "%s", "headline": "%s of %s", "body": "Of %s *all* words.",
             "topics": ["%s"], "editorNote": "not for partners", "embargoedUntil": "%s"}"""
                .formatted(slug, language, SECRET, slug, slug, topic, in(Duration.ofHours(1))))
        .expect(201);
  }

  /** The same that is ready: it will be published when its embargo ends. */
  String ready(String slug, String language, String topic) {
    Answer draft = embargoed(slug, language, topic);
    staff
        .ifMatch(draft.etag())
        .post("/v1/admin/articles/" + slug + "/schedule", "{\"revision\": 1}")
        .expect(200);
    return draft.at("/id");
  }

  List<String> slugs(Api who, String state) {
    List<String> slugs = new ArrayList<>();
    String next = "";
    do {
      JsonNode page =
          who.get("/v1/partner/articles?limit=2&state=" + state + next).expect(200).json();
      page.path("items").forEach(item -> slugs.add(item.path("slug").asText()));
      String cursor = page.at("/page/next").asText();
      next = cursor.isEmpty() ? "" : "&cursor=" + cursor;
    } while (!next.isEmpty());
    return slugs;
  }
}
