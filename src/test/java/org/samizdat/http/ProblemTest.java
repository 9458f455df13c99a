package org.samizdat.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.samizdat.testing.Answer;
import org.samizdat.testing.Api;
import org.samizdat.testing.SamizdatServer;

/** Every error is a problem, also those that the framework finds first. */
class ProblemTest {
  @RegisterExtension static final SamizdatServer SERVER = new SamizdatServer();

  private final Api reader = SERVER.anonymous();

  @Test
  void unknownAddressIsAProblem() {
    Answer answer = reader.get("/v1/nothing/here").expectProblem(404, "not-found");
    assertThat(answer.at("/instance")).isEqualTo("/v1/nothing/here");
    reader.get("/nothing").expectProblem(404, "not-found");
    reader.get("/front/nothing").expectProblem(404, "not-found");
  }

  @Test
  void wrongMethodIsToldTheRightOnes() {
    Answer answer = reader.send("DELETE", "/v1/articles").expectProblem(405, "method-not-allowed");
    assertThat(answer.header("Allow")).hasValueSatisfying(v -> assertThat(v).contains("GET"));
    reader
        .send("PUT", "/v1/site", "application/json", "{}")
        .expectProblem(405, "method-not-allowed");
  }

  @Test
  void mediaTypesThatAreNotHadOrNotTakenAreProblems() {
    reader.with("Accept", "text/csv").get("/v1/articles").expectProblem(406, "not-acceptable");
    SERVER
        .admin()
        .send("POST", "/v1/admin/articles", "application/xml", "<article/>")
        .expectProblem(415, "unsupported-media-type");
  }

  @Test
  void tooLongAddressesAndHeadersAreProblems() {
    String answer =
        raw("GET /v1/articles?cursor=" + "x".repeat(20_000) + " HTTP/1.1\r\nHost: x\r\n\r\n");
    assertThat(answer)
        .contains(" 414 ")
        .contains("application/problem+json")
        .contains("uri-too-long");
    answer = raw("GET /v1 HTTP/1.1\r\nHost: x\r\nX-Long: " + "x".repeat(20_000) + "\r\n\r\n");
    assertThat(answer).contains(" 431 ").contains("application/problem+json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "NONSENSE\r\n\r\n",
        "GET /% HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /v1/articles/%00 HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /v1/articles/..%2f..%2fetc HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /v1/articles\r\nHost: x\r\n\r\n",
        "GET /v1 HTTP/1.1\r\n\r\n"
      })
  void malformedRequestsAreProblems(String request) {
    String answer = raw(request);
    assertThat(answer)
        .startsWith("HTTP/1.1 4")
        .contains("application/problem+json")
        .contains("requestId");
    assertThat(answer.toLowerCase(java.util.Locale.ROOT)).doesNotContain("jetty", "exception");
  }

  private static String raw(String request) {
    try (Socket socket = new Socket("localhost", SERVER.port())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void wrongTokensAreSlowedDownAndARightOneStillWorks() throws Exception {
    SamizdatServer strict = new SamizdatServer().with("SAMIZDAT_FAILED_TOKENS", "3");
    strict.start();
    try {
      Api guesser = strict.anonymous().withToken("sz_0123456789ab_wrongwrongwrong");
      for (int i = 0; i < 3; i++) {
        guesser.get("/v1/admin/tokens").expectProblem(401, "unauthorized");
      }
      Answer refused = guesser.get("/v1/admin/tokens").expectProblem(429, "too-many-requests");
      assertThat(refused.header("Retry-After"))
          .hasValueSatisfying(s -> assertThat(s).matches("\\d+"));
      assertThat(refused.header("RateLimit-Policy")).hasValue("\"failed-tokens\";q=3;w=60");
      strict.admin().get("/v1/admin/tokens").expect(200);
    } finally {
      strict.stop();
    }
  }

  @Test
  void tokensExpireAreRevokedAndTheLastAdminStays() {
    Api staff = SERVER.admin();
    String expiresAt = SERVER.clock().instant().plusSeconds(3600).toString();
    Answer made =
        staff
            .post(
                "/v1/admin/tokens",
                "{\"name\": \"short\", \"scopes\": [\"content\"], \"expiresAt\": \"%s\"}"
                    .formatted(expiresAt))
            .expect(201);
    Api shortLived = reader.withToken(made.at("/token"));
    shortLived.get("/v1/admin/articles").expect(200);
    SERVER.clock().advance(java.time.Duration.ofHours(2));
    shortLived.get("/v1/admin/articles").expectProblem(401, "unauthorized");

    Answer other =
        staff.post("/v1/admin/tokens", "{\"name\": \"x\", \"scopes\": [\"content\"]}").expect(201);
    String basic =
        java.util.Base64.getEncoder()
            .encodeToString((":" + other.at("/token")).getBytes(StandardCharsets.UTF_8));
    reader.with("Authorization", "Basic " + basic).get("/v1/admin/articles").expect(200);
    staff.delete("/v1/admin/tokens/" + other.at("/id")).expect(204);
    reader.with("Authorization", "Basic " + basic).get("/v1/admin/articles").expect(401);
    assertThat(staff.get("/v1/admin/tokens").text()).doesNotContain(other.at("/token"));

    String admin =
        staff.get("/v1/admin/tokens").json().path("items").findValuesAsText("id").stream()
            .reduce((first, last) -> last)
            .orElseThrow();
    staff.delete("/v1/admin/tokens/" + admin).expectProblem(409, "wrong-state");
    staff
        .post(
            "/v1/admin/tokens",
            "{\"name\": \"x\", \"scopes\": [], \"expiresAt\": \"2001-01-01T00:00:00Z\"}")
        .expectProblem(422, "invalid-content")
        .expectPointer("/scopes");
  }
}
