package org.samizdat.schedule;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.samizdat.testing.Answer;
import org.samizdat.testing.Api;
import org.samizdat.testing.Desk;
import org.samizdat.testing.Patience;
import org.samizdat.testing.SamizdatServer;

/** What a newsroom plans on a server, and the time that passes there. */
final class Plan {
  static final String ARTICLES = "/v1/admin/articles/";

  private final SamizdatServer server;
  private final Api staff;
  private final Desk desk;

  Plan(SamizdatServer server) {
    this.server = server;
    this.staff = server.admin();
    this.desk = new Desk(staff);
  }

  String draft() {
    return desk.draft(Desk.slug("planned"), "article").at("/slug");
  }

  Instant in(Duration time) {
    return server.clock().instant().plus(time).truncatedTo(ChronoUnit.MICROS);
  }

  /** Plans an action in so many minutes. */
  Answer plan(String slug, String action, long minutes) {
    return ask(slug, action, in(Duration.ofMinutes(minutes))).expect(200);
  }

  Answer ask(String slug, String action, Instant at) {
    return ask(slug, "{\"action\": \"%s\", \"at\": \"%s\"}".formatted(action, at));
  }

  Answer ask(String slug, String json) {
    return staff.ifMatch("*").post(ARTICLES + slug + "/schedule", json);
  }

  Answer verb(String slug, String verb) {
    return staff.ifMatch("*").post(ARTICLES + slug + "/" + verb);
  }

  Answer staffView(String slug) {
    return staff.get(ARTICLES + slug).expect(200);
  }

  int publicStatus(String slug) {
    return server.anonymous().get("/v1/articles/" + slug).status();
  }

  void awaitStatus(String slug, int status) {
    Patience.await(() -> publicStatus(slug) == status);
  }

  /**
   * Lets so many minutes pass, and then all be done that is due: something is planned for the last
   * of them, and waited for.
   */
  void pass(long minutes) {
    String last = draft();
    plan(last, "publish", minutes);
    server.clock().advance(Duration.ofMinutes(minutes));
    awaitStatus(last, 200);
  }

  /** The ids of what is planned, in the order of the list, read in pages. */
  List<String> planned(String filter) {
    List<String> ids = new ArrayList<>();
    String next = "";
    do {
      JsonNode page = staff.get("/v1/admin/schedule?limit=2" + filter + next).expect(200).json();
      page.path("items").forEach(item -> ids.add(item.path("id").asText()));
      next =
          page.at("/page/hasMore").asBoolean() ? "&cursor=" + page.at("/page/next").asText() : "";
    } while (!next.isEmpty());
    return ids;
  }
}
