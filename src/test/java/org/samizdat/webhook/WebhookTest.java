package org.samizdat.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.samizdat.testing.Answer;
import org.samizdat.testing.Api;
import org.samizdat.testing.SamizdatServer;

/** Webhooks as staff make, change and read them, and what is never read again. */
class WebhookTest {
  private static final String KEYS = "/.well-known/webhook-keys.json";

  /** Where nobody listens. */
  private static final String URL = "http://127.0.0.1:9999/hook";

  @RegisterExtension
  static final SamizdatServer SERVER =
      new SamizdatServer().with("SAMIZDAT_WEBHOOK_PRIVATE_TARGETS", "true");

  private final Api staff = SERVER.admin();
  private final Hooks hooks = new Hooks(staff);

  @AfterEach
  void deleteAll() {
    hooks.deleteAll();
  }

  @Test
  void secretIsShownOnceAndThePublicKeyToEveryone() {
    Answer made = hooks.create(URL);
    String id = made.at("/id");
    assertThat(made.header("Location")).hasValue(SamizdatServer.BASE_URL + Hooks.path(id));
    String secret = made.at("/secret");
    assertThat(secret).matches("whsec_[A-Za-z0-9+/]{43}=");
    for (String path : List.of(Hooks.PATH, Hooks.path(id), KEYS, "/v1/admin/audit?limit=100")) {
      assertThat(staff.get(path).expect(200).text()).doesNotContain("whsec", secret, "privateKey");
    }
    Answer published = SERVER.anonymous().get(KEYS).expect(200);
    JsonNode key = published.json().at("/keys/0");
    assertThat(key.path("webhookId").asText()).isEqualTo(id);
    assertThat(key.path("publicKey").asText()).isEqualTo(made.at("/keys/0/publicKey"));
    assertThat(published.header("Cache-Control"))
        .hasValueSatisfying(policy -> assertThat(policy).startsWith("public"));
    SERVER.anonymous().with("If-None-Match", published.etag()).get(KEYS).expect(304);
    SERVER.anonymous().get(KEYS + "?webhook=" + id).expectProblem(400, "unknown-parameter");
  }

  @Test
  void everyChangeIsARevisionOfWhatWasSeen() {
    Answer made = hooks.create(URL, ", \"types\": [\"article\"], \"language\": \"ru\"");
    String path = Hooks.path(made.at("/id"));
    assertThat(made.at("/status")).isEqualTo("active");
    staff.put(path, "{\"url\": \"" + URL + "\"}").expectProblem(428, "precondition-required");
    Answer replaced =
        staff
            .ifMatch(made.etag())
            .put(
                path,
                "{\"url\": \"%s/2\", \"topics\": [\"oil\"], \"description\": \"CDN\"}"
                    .formatted(URL))
            .expect(200);
    assertThat(replaced.json().at("/content/types")).isEmpty();
    assertThat(replaced.json().path("content").has("language")).isFalse();
    staff.ifMatch(made.etag()).patch(path, "{}").expectProblem(412, "precondition-failed");
    Answer patched =
        staff
            .ifMatch(replaced.etag())
            .patch(path, "{\"description\": null, \"language\": \"en\", \"topics\": null}")
            .expect(200);
    assertThat(patched.json().path("content").has("description")).isFalse();
    assertThat(patched.at("/content/url")).isEqualTo(URL + "/2");
    assertThat(patched.at("/content/language")).isEqualTo("en");
    assertThat(patched.json().at("/content/topics")).isEmpty();
    assertThat(staff.get(path).json()).isEqualTo(patched.json());
    staff.delete(path).expectProblem(428, "precondition-required");
    staff.ifMatch(made.etag()).delete(path).expectProblem(412, "precondition-failed");
    staff.ifMatch(patched.etag()).delete(path).expect(204);
    staff.get(path).expectProblem(404, "not-found");
    assertThat(SERVER.anonymous().get(KEYS).json().path("keys")).isEmpty();
    assertThat(audited(made.at("/id"))).containsExactly("DELETE", "PATCH", "PUT", "POST");
  }

  private List<String> audited(String id) {
    return staff
        .get("/v1/admin/audit?object=" + id)
        .expect(200)
        .json()
        .path("items")
        .findValuesAsText("operation")
        .stream()
        .map(each -> each.split(" ")[0])
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        "{};/url",
        "{\"url\": \"ftp://example.org/\"};/url",
        "{\"url\": \"/hook\"};/url",
        "{\"url\": \"http://127.0.0.1:22/\"};/url",
        "{\"url\": \"http://127.0.0.1:9999/#part\"};/url",
        "{\"url\": \"http://user:password@127.0.0.1:9999/\"};/url",
        "{\"url\": \"http://name.invalid/\"};/url",
        "{\"url\": [\"http://127.0.0.1:9999/\"]};/url",
        "{\"url\": \"http://127.0.0.1:9999/\", \"types\": [\"rumour\"]};/types/0",
        "{\"url\": \"http://127.0.0.1:9999/\", \"types\": [null]};/types/0",
        "{\"url\": \"http://127.0.0.1:9999/\", \"types\": \"article\"};/types",
        "{\"url\": \"http://127.0.0.1:9999/\", \"topics\": [\"Oil and gas\"]};/topics/0",
        "{\"url\": \"http://127.0.0.1:9999/\", \"topics\": [null]};/topics/0",
        "{\"url\": \"http://127.0.0.1:9999/\", \"language\": \"english!\"};/language",
        "{\"url\": \"http://127.0.0.1:9999/\", \"secret\": \"whsec_mine\"};/secret",
        "{\"url\": \"http://127.0.0.1:9999/\", \"status\": \"paused\"};/status",
      })
  void whatIsWrongIsNamed(String body, String pointer) {
    staff.post(Hooks.PATH, body).expectProblem(422, "invalid-content").expectPointer(pointer);
  }

  @Test
  void whatIsTooLongIsRefused() {
    String topics = String.join("\", \"", Collections.nCopies(21, "oil"));
    for (String[] each :
        List.of(
            new String[] {"/url", "{\"url\": \"%s/%s\"}".formatted(URL, "x".repeat(2000))},
            new String[] {
              "/topics", "{\"url\": \"%s\", \"topics\": [\"%s\"]}".formatted(URL, topics)
            },
            new String[] {
              "/description",
              "{\"url\": \"%s\", \"description\": \"%s\"}".formatted(URL, "x".repeat(301))
            })) {
      staff.post(Hooks.PATH, each[1]).expectProblem(422, "invalid-content").expectPointer(each[0]);
    }
  }

  @Test
  void verbsAnswerConflictWhereThereIsNothingToDo() {
    String id = hooks.create(URL).at("/id");
    hooks.post(id, "resume").expectProblem(409, "wrong-state");
    Answer paused = hooks.post(id, "pause").expect(200);
    assertThat(paused.at("/status")).isEqualTo("paused");
    hooks.post(id, "pause").expectProblem(409, "wrong-state");
    assertThat(hooks.post(id, "resume").expect(200).at("/status")).isEqualTo("active");
    staff.post(Hooks.path(id) + "/pause").expectProblem(428, "precondition-required");
  }

  @Test
  void rotationShowsTheNewSecretOnceAndBothKeys() {
    Answer made = hooks.create(URL);
    String id = made.at("/id");
    Answer rotated = hooks.post(id, "rotate?overlapHours=2").expect(200);
    assertThat(rotated.at("/secret")).startsWith("whsec_").isNotEqualTo(made.at("/secret"));
    JsonNode keys = hooks.get(id).json().path("keys");
    assertThat(keys).hasSize(2);
    assertThat(keys.at("/0/publicKey").asText()).isEqualTo(rotated.at("/keys/0/publicKey"));
    assertThat(keys.at("/0").has("validUntil")).isFalse();
    assertThat(keys.at("/1/publicKey").asText()).isEqualTo(made.at("/keys/0/publicKey"));
    assertThat(keys.at("/1").has("validUntil")).isTrue();
    assertThat(SERVER.anonymous().get(KEYS).json().path("keys")).hasSize(2);
    hooks.post(id, "rotate?overlapHours=0").expect(200);
    assertThat(hooks.get(id).json().path("keys")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "169", "soon", ""})
  void overlapIsBounded(String hours) {
    String id = hooks.create(URL).at("/id");
    hooks.post(id, "rotate?overlapHours=" + hours).expectProblem(400, "invalid-parameter");
  }

  @Test
  void secretsAreNotKeptForARepetition() {
    Api keyed = staff.with("Idempotency-Key", "webhook").ifMatch("*");
    String body = "{\"url\": \"" + URL + "\"}";
    String id = keyed.post(Hooks.PATH, body).expect(201).at("/id");
    keyed.post(Hooks.PATH, body).expectProblem(409, "answer-lost");
    Api again = staff.with("Idempotency-Key", "rotation").ifMatch("*");
    again.post(Hooks.path(id) + "/rotate").expect(200);
    again.post(Hooks.path(id) + "/rotate").expectProblem(409, "answer-lost");
    assertThat(hooks.get(id).json().path("keys")).hasSize(2);
  }
}
