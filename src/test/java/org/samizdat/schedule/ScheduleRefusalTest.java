package org.samizdat.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.samizdat.testing.Api;
import org.samizdat.testing.Desk;
import org.samizdat.testing.SamizdatServer;

/** Plans that cannot be made, and who may not make them. */
class ScheduleRefusalTest {
  @RegisterExtension static final SamizdatServer SERVER = new SamizdatServer();

  private final Api staff = SERVER.admin();
  private final Desk desk = new Desk(staff);
  private final Plan plan = new Plan(SERVER);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'at': '2011-12-16T10:00:00Z'} | /at",
        "{'at': '2999-12-16T10:00:00Z'} | /at",
        "{'at': '+999999999-12-31T23:59:59.999999999Z'} | /at",
        "{'at': 'tomorrow'} | /at",
        "{'at': '2030-12-16'} | /at",
        "{'at': 5} | /at",
        "{} | /at",
        "{'at': null} | /at",
        "{'at': '2030-12-16T10:00:00Z', 'revision': 2} | /revision",
        "{'at': '2030-12-16T10:00:00Z', 'revision': 'first'} | /revision",
        "{'at': '2030-12-16T10:00:00Z', 'action': 'delete'} | /action",
        "{'at': '2030-12-16T10:00:00Z', 'when': 'soon'} | /when",
      })
  void planThatCannotBeIsRefusedByName(String json, String pointer) {
    String slug = plan.draft();
    plan.ask(slug, json.replace('\'', '"'))
        .expectProblem(422, "invalid-content")
        .expectPointer(pointer);
    assertThat(plan.staffView(slug).json().path("scheduled")).isEmpty();
  }

  @Test
  void planNeedsTheRevisionThatWasSeenTheScopeAndAThing() {
    String slug = plan.draft();
    String path = Plan.ARTICLES + slug + "/schedule";
    String body = "{\"at\": \"%s\"}".formatted(plan.in(Duration.ofMinutes(10)));
    staff.post(path, body).expectProblem(428, "precondition-required");
    staff.ifMatch("\"7\"").post(path, body).expectProblem(412, "precondition-failed");
    staff.delete(path).expectProblem(428, "precondition-required");
    staff.ifMatch("*").post(path).expectProblem(400, "malformed-request");
    staff.ifMatch("*").post(path, "[]").expect(422);
    plan.ask("missing", body).expectProblem(404, "not-found");
    plan.ask(
            desk.article(Desk.slug("planned")).at("/slug"),
            "{\"action\": \"unpublish\", \"revision\": 2, \"at\": \"%s\"}"
                .formatted(plan.in(Duration.ofMinutes(10))))
        .expectPointer("/revision");
    plan.ask(desk.article(Desk.slug("planned")).at("/slug"), body)
        .expectProblem(409, "wrong-state");
    staff.get("/v1/admin/schedule?failed=perhaps").expectProblem(400, "invalid-parameter");
    staff.ifMatch("*").delete(path + "?action=delete").expectProblem(400, "invalid-parameter");
    String token =
        staff
            .post("/v1/admin/tokens", "{\"name\": \"intern\", \"scopes\": [\"content\"]}")
            .expect(201)
            .at("/token");
    Api intern = SERVER.anonymous().withToken(token).ifMatch("*");
    intern.post(path, body).expectProblem(403, "forbidden");
    intern.delete(path).expectProblem(403, "forbidden");
    intern.get("/v1/admin/schedule").expect(200);
  }
}
