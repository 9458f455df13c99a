package org.samizdat.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.samizdat.contract.Contract;
import org.samizdat.contract.Operation;
import org.samizdat.json.WireName;
import org.samizdat.testing.Answer;
import org.samizdat.testing.Api;
import org.samizdat.testing.Desk;
import org.samizdat.testing.SamizdatServer;

/** Every operation of the contract with no token, with a wrong one, and with each scope. */
@Tag("no-database")
class OperationAccessTest {
  @RegisterExtension
  static final SamizdatServer SERVER = new SamizdatServer().with("SAMIZDAT_FAILED_TOKENS", "1000");

  private static final Map<Scope, String> TOKENS = new EnumMap<>(Scope.class);
  private static String article;
  private static String update;

  @BeforeAll
  static void makeTokensAndContent() {
    for (Scope scope : Scope.values()) {
      String request =
          "{\"name\": \"%s\", \"scopes\": [\"%s\"]}"
              .formatted(WireName.of(scope), WireName.of(scope));
      TOKENS.put(scope, SERVER.admin().post("/v1/admin/tokens", request).expect(201).at("/token"));
    }
    Desk desk = new Desk(SERVER.admin());
    article = desk.liveBlog("access").at("/slug");
    update = desk.update(article, "An update.").at("/id");
  }

  static Stream<Operation> guarded() {
    return Contract.get().operations().stream().filter(each -> !each.scopes().isEmpty());
  }

  static Stream<Operation> open() {
    return Contract.get().operations().stream().filter(each -> each.scopes().isEmpty());
  }

  @ParameterizedTest
  @MethodSource("guarded")
  void guardedOperationAnswersOnlyItsScopes(Operation operation) {
    call(SERVER.anonymous(), operation).expectProblem(401, "unauthorized");
    call(SERVER.anonymous().withToken("sz_0123456789ab_wrongwrongwrongwrong"), operation)
        .expectProblem(401, "unauthorized");
    for (Scope scope : Scope.values()) {
      Answer answer = call(SERVER.anonymous().withToken(TOKENS.get(scope)), operation);
      boolean allowed = scope == Scope.ADMIN || operation.scopes().contains(WireName.of(scope));
      if (allowed) {
        assertThat(answer.status())
            .as("%s %s with %s", operation.method(), operation.path(), scope)
            .isNotIn(401, 403)
            .isLessThan(500);
      } else {
        answer.expectProblem(403, "forbidden");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("open")
  void openOperationAnswersTheSameBytesToEveryone(Operation operation) {
    Answer reader = call(SERVER.anonymous(), operation);
    boolean needsOwnSecret = operation.operationId().equals("eraseComment");
    assertThat(reader.status())
        .isLessThan(500)
        .isNotEqualTo(401)
        .isNotEqualTo(needsOwnSecret ? 401 : 403);
    List<Api> others =
        List.of(SERVER.admin(), SERVER.anonymous().withToken("sz_0123456789ab_wrong"));
    for (Api other : others) {
      Answer answer = call(other, operation);
      assertThat(answer.status()).isEqualTo(reader.status());
      assertThat(Arrays.equals(settled(answer), settled(reader))).as(operation.path()).isTrue();
    }
  }

  /** How long to wait before coming back to a stream is another time for everyone. */
  private static byte[] settled(Answer answer) {
    boolean stream = answer.header("Content-Type").filter("text/event-stream"::equals).isPresent();
    return stream
        ? answer.text().replaceFirst("retry: [0-9]+", "").getBytes(StandardCharsets.UTF_8)
        : answer.body();
  }

  /**
   * A call that does no harm: what may pass the door breaks its neck on the empty or missing body.
   */
  private static Answer call(Api api, Operation operation) {
    String path =
        operation.pathWith(
            Map.ofEntries(
                Map.entry("article", article),
                Map.entry("id", operation.path().contains("/tokens/") ? "nobody" : update),
                Map.entry("topic", "oil"),
                Map.entry("action", "approve"),
                Map.entry("year", "2011"),
                Map.entry("month", "12"),
                Map.entry("day", "16")));
    boolean takesBody = operation.node().has("requestBody");
    Api named = api.with("X-Request-Id", "the-same");
    return takesBody
        ? named.send(operation.method(), path, bodyType(operation), "{}")
        : named.send(operation.method(), path);
  }

  private static String bodyType(Operation operation) {
    JsonNode types = operation.node().at("/requestBody/content");
    return types.has("application/json") || types.isEmpty()
        ? "application/json"
        : types.fieldNames().next() + "; boundary=x";
  }
}
