package org.samizdat.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.samizdat.testing.Answer;
import org.samizdat.testing.Api;
import org.samizdat.testing.Desk;
import org.samizdat.testing.SamizdatServer;

/** Who did what stands in the audit log, and what was refused does not. */
class AuditTest {
  @RegisterExtension static final SamizdatServer SERVER = new SamizdatServer();

  private final Api staff = SERVER.admin();

  @Test
  void everyStepOfAnArticleIsOneEntryWithActorAndRevision() {
    Answer article = new Desk(staff).article(Desk.slug("audited"));
    String id = article.at("/id");
    staff
        .ifMatch("*")
        .with("X-Request-Id", "withdrawing-it")
        .post("/v1/admin/articles/" + id + "/withdraw", "{\"reason\": \"error\"}")
        .expect(200);
    JsonNode items = staff.get("/v1/admin/audit?object=" + id).expect(200).json().path("items");
    assertThat(items.findValuesAsText("operation"))
        .containsExactly(
            "POST /v1/admin/articles/{article}/withdraw",
            "POST /v1/admin/articles/{article}/publish",
            "POST /v1/admin/articles");
    assertThat(items.findValuesAsText("revision")).containsExactly("3", "2", "1");
    assertThat(items.get(0).path("actor").asText()).isEqualTo("first admin");
    assertThat(items.get(0).path("requestId").asText()).isEqualTo("withdrawing-it");
    assertThat(items.get(0).path("objectType").asText()).isEqualTo("article");
  }

  @Test
  void tokensAreAuditedAndFilterTheLog() {
    Answer token =
        staff
            .post("/v1/admin/tokens", "{\"name\": \"desk\", \"scopes\": [\"content\"]}")
            .expect(201);
    String id = token.at("/id");
    Api desk = SERVER.anonymous().withToken(token.at("/token"));
    String draft = new Desk(desk).draft(Desk.slug("by-desk"), "article").at("/id");
    desk.ifMatch("*").delete("/v1/admin/articles/" + draft).expect(204);
    staff.delete("/v1/admin/tokens/" + id).expect(204);

    JsonNode byToken = staff.get("/v1/admin/audit?token=" + id).expect(200).json().path("items");
    assertThat(byToken.findValuesAsText("operation"))
        .containsExactly("DELETE /v1/admin/articles/{article}", "POST /v1/admin/articles");
    JsonNode ofToken = staff.get("/v1/admin/audit?object=" + id).expect(200).json().path("items");
    assertThat(ofToken.findValuesAsText("operation"))
        .containsExactly("DELETE /v1/admin/tokens/{id}", "POST /v1/admin/tokens");
  }

  @Test
  void whatWasRefusedIsNotAudited() {
    String before = newest();
    staff.post("/v1/admin/articles", "{}").expect(422);
    staff.ifMatch("\"7\"").delete("/v1/admin/articles/nothing").expect(404);
    assertThat(newest()).isEqualTo(before);
  }

  private String newest() {
    return staff.get("/v1/admin/audit?limit=1").expect(200).at("/items/0/id");
  }

  @Test
  void pagesLeadThroughTheWholeLog() {
    Desk desk = new Desk(staff);
    for (int i = 0; i < 5; i++) {
      desk.draft(Desk.slug("paged"), "article");
    }
    Answer page = staff.get("/v1/admin/audit?limit=2").expect(200);
    int seen = 2;
    while (page.json().at("/page/hasMore").asBoolean()) {
      page = staff.get("/v1/admin/audit?limit=2&cursor=" + page.at("/page/next")).expect(200);
      seen += page.json().path("items").size();
    }
    assertThat(seen).isEqualTo(staff.get("/v1/admin/audit?limit=100").json().path("items").size());
    staff.get("/v1/admin/audit?object=a&token=b").expectProblem(400, "invalid-parameter");
  }
}
