package org.samizdat.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.samizdat.testing.Answer;
import org.samizdat.testing.Api;
import org.samizdat.testing.Desk;
import org.samizdat.testing.SamizdatServer;

/** A POST that is repeated under its key is done once. */
class IdempotencyTest {
  @RegisterExtension static final SamizdatServer SERVER = new SamizdatServer();

  private final Api staff = SERVER.admin();

  private static String draft(String headline) {
    return "{\"headline\": \"%s\"}".formatted(headline);
  }

  private long articlesCalled(String headline) {
    return staff.get("/v1/admin/articles?limit=100").json().findValuesAsText("headline").stream()
        .filter(headline::equals)
        .count();
  }

  @Test
  void repetitionGetsTheFirstAnswerAgain() {
    Api keyed = staff.with("Idempotency-Key", "\"first\"");
    Answer first = keyed.post("/v1/admin/articles", draft("Once")).expect(201);
    Answer again =
        staff
            .with("Idempotency-Key", "first")
            .post("/v1/admin/articles", draft("Once"))
            .expect(201);
    assertThat(again.text()).isEqualTo(first.text());
    assertThat(again.etag()).isEqualTo(first.etag());
    assertThat(again.header("Location")).isEqualTo(first.header("Location"));
    assertThat(articlesCalled("Once")).isEqualTo(1);
    keyed.post("/v1/admin/articles", draft("Another")).expectProblem(422, "idempotency-key-reused");
  }

  @Test
  void simultaneousRepetitionsMakeOneThing() throws Exception {
    Api keyed = staff.with("Idempotency-Key", "race");
    ExecutorService pool = Executors.newFixedThreadPool(8);
    List<Future<Answer>> answers = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      answers.add(pool.submit(() -> keyed.post("/v1/admin/articles", draft("Race"))));
    }
    for (Future<Answer> each : answers) {
      assertThat(each.get().status()).isIn(201, 409);
    }
    pool.shutdown();
    assertThat(articlesCalled("Race")).isEqualTo(1);
  }

  @Test
  void failureGivesTheKeyBack() {
    Api keyed = staff.with("Idempotency-Key", "second-try");
    String path =
        "/v1/admin/articles/" + new Desk(staff).draft(Desk.slug("retry"), "article").at("/id");
    keyed.ifMatch("\"9\"").post(path + "/publish").expect(412);
    keyed.ifMatch("\"1\"").post(path + "/publish").expect(200);
    keyed.ifMatch("\"1\"").post(path + "/publish").expect(200);
  }

  @Test
  void secretsAreNotKeptForARepetition() {
    Api keyed = staff.with("Idempotency-Key", "token");
    String request = "{\"name\": \"desk\", \"scopes\": [\"content\"]}";
    keyed.post("/v1/admin/tokens", request).expect(201);
    keyed.post("/v1/admin/tokens", request).expectProblem(409, "answer-lost");
  }

  @Test
  void keysBelongToTheirToken() {
    String request = "{\"name\": \"other\", \"scopes\": [\"content\"]}";
    String other = staff.post("/v1/admin/tokens", request).expect(201).at("/token");
    staff.with("Idempotency-Key", "mine").post("/v1/admin/articles", draft("Mine")).expect(201);
    SERVER
        .anonymous()
        .withToken(other)
        .with("Idempotency-Key", "mine")
        .post("/v1/admin/articles", draft("Theirs"))
        .expect(201);
  }

  @Test
  void wrongFormOfAKeyIsRefused() {
    staff
        .with("Idempotency-Key", "x".repeat(300))
        .post("/v1/admin/articles", draft("x"))
        .expectProblem(400, "malformed-request");
  }
}
