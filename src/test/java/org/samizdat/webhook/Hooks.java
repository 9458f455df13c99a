package org.samizdat.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.samizdat.testing.Answer;
import org.samizdat.testing.Api;
import org.samizdat.testing.Patience;

/** Staff's hand on the webhooks of a server. */
final class Hooks {
  static final String PATH = "/v1/admin/webhooks";

  private final Api staff;

  Hooks(Api staff) {
    this.staff = staff;
  }

  static String path(String id) {
    return PATH + "/" + id;
  }

  /** One for everything. */
  Answer create(String url) {
    return create(url, "");
  }

  /** One with more members, each after a comma. */
  Answer create(String url, String more) {
    return staff.post(PATH, "{\"url\": \"%s\"%s}".formatted(url, more)).expect(201);
  }

  Answer get(String id) {
    return staff.get(path(id)).expect(200);
  }

  /** A verb, whatever the revision. */
  Answer post(String id, String verb) {
    return staff.ifMatch("*").post(path(id) + "/" + verb);
  }

  Answer ping(String id) {
    return staff.post(path(id) + "/ping").expect(200);
  }

  /** All deliveries, last queued first. */
  List<JsonNode> deliveries(String id, String query) {
    List<JsonNode> found = new ArrayList<>();
    String next = "";
    JsonNode page;
    do {
      page = staff.get(path(id) + "/deliveries?" + query + next).expect(200).json();
      page.path("items").forEach(found::add);
      next = "&cursor=" + page.at("/page/next").asText();
    } while (page.at("/page/hasMore").asBoolean());
    return found;
  }

  /** Waits until nothing waits any more. */
  void awaitEmpty(String id) {
    Patience.until(() -> get(id).json().at("/queue/pending").asInt() == 0, () -> get(id).text());
  }

  void deleteAll() {
    for (JsonNode each : staff.get(PATH).expect(200).json().path("items")) {
      staff.ifMatch("*").delete(path(each.path("id").asText())).expect(204);
    }
  }
}
