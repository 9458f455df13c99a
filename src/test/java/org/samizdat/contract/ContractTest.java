package org.samizdat.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.swagger.v3.parser.OpenAPIV3Parser;
import jakarta.ws.rs.HttpMethod;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.samizdat.access.Requires;
import org.samizdat.http.StrictParameters;
import org.samizdat.json.WireName;

/** The contract is sound, the code serves what it says and nothing else, and the check can fail. */
@Tag("no-database")
class ContractTest {
  private static final Contract CONTRACT = Contract.get();
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String NEXT = "<https://news.example.org/v1/topics?cursor=a>; rel=\"next\"";
  private static final Map<String, Method> ENDPOINTS = endpoints();

  /** Every endpoint of the code by its method and path. */
  private static Map<String, Method> endpoints() {
    Map<String, Method> endpoints = new TreeMap<>();
    new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.samizdat")
            .stream()
            .filter(each -> each.isAnnotatedWith(jakarta.ws.rs.Path.class))
            .map(each -> each.reflect())
            .flatMap(each -> Arrays.stream(each.getMethods()))
            .forEach(
                method ->
                    httpMethod(method)
                        .ifPresent(verb -> endpoints.put(verb + " " + path(method), method)));
    return endpoints;
  }

  private static Optional<String> httpMethod(Method method) {
    return Arrays.stream(method.getAnnotations())
        .map(Annotation::annotationType)
        .filter(type -> type.isAnnotationPresent(HttpMethod.class))
        .map(type -> type.getAnnotation(HttpMethod.class).value())
        .findFirst();
  }

  private static String path(Method method) {
    jakarta.ws.rs.Path below = method.getAnnotation(jakarta.ws.rs.Path.class);
    String path =
        method.getDeclaringClass().getAnnotation(jakarta.ws.rs.Path.class).value()
            + "/"
            + (below == null ? "" : below.value());
    return path.replaceAll("/+", "/").replaceFirst("/$", "").replaceAll("\\{(\\w+):[^}]*}", "{$1}");
  }

  static Stream<Operation> operations() {
    return CONTRACT.operations().stream();
  }

  @Test
  void documentParsesWithoutMessages() {
    assertThat(new OpenAPIV3Parser().readLocation("openapi.yaml", null, null).getMessages())
        .isEmpty();
  }

  @Test
  void codeServesExactlyTheOperationsOfTheContract() {
    assertThat(operations().map(each -> each.method() + " " + each.path()))
        .containsExactlyInAnyOrderElementsOf(ENDPOINTS.keySet());
  }

  @ParameterizedTest
  @MethodSource("operations")
  void parametersAndScopesAreThoseOfTheCode(Operation operation) {
    Method method = ENDPOINTS.get(operation.method() + " " + operation.path());
    assertThat(operation.queryParameters())
        .containsExactlyInAnyOrderElementsOf(StrictParameters.declared(method));
    Requires requires = method.getAnnotation(Requires.class);
    List<String> scopes =
        requires == null
            ? List.of()
            : Arrays.stream(requires.value()).map(WireName::of).collect(Collectors.toList());
    assertThat(operation.scopes()).containsExactlyInAnyOrderElementsOf(scopes);
    assertThat(operation.scopes().isEmpty()).isEqualTo(operation.isPublic());
    assertThat(operation.path().matches("/v1/(admin|partner)/.*"))
        .isNotEqualTo(operation.isPublic());
  }

  @ParameterizedTest
  @MethodSource("operations")
  void everyOperationAnswersProblems(Operation operation) {
    List<String> statuses = new ArrayList<>();
    operation.node().path("responses").fieldNames().forEachRemaining(statuses::add);
    assertThat(statuses).contains("400", "406", "500");
    if (!operation.isPublic()) {
      assertThat(statuses).contains("401", "403", "429");
    }
    if (operation.hasBody()) {
      assertThat(statuses).contains("413", "415", "422");
    }
  }

  /** An answer without an example is one that nobody can picture. */
  @ParameterizedTest
  @MethodSource("operations")
  void everyAnswerHasAnExample(Operation operation) {
    operation
        .node()
        .path("responses")
        .forEach(
            response ->
                CONTRACT
                    .resolve(response)
                    .path("content")
                    .properties()
                    .forEach(
                        each -> {
                          boolean contractItself = operation.path().startsWith("/openapi.");
                          boolean bytes =
                              each.getKey().startsWith("image/")
                                  || each.getKey().equals("application/gzip");
                          JsonNode content = each.getValue();
                          assertThat(
                                  contractItself
                                      || bytes
                                      || content.has("example")
                                      || content.has("examples"))
                              .as(operation.operationId())
                              .isTrue();
                        }));
  }

  @Test
  void wrongBodiesAreRefused() {
    refused("a missing member", topic -> topic.remove("name"));
    refused("a wrong type", topic -> topic.put("articleCount", "many"));
    refused("an unknown member", topic -> topic.put("secret", 1));
    refused("a wrong date-time", topic -> topic.put("latestAt", "yesterday"));
    refused("a wrong address", topic -> topic.put("url", "no address"));
    refused("a number too small", topic -> topic.put("articleCount", -1));
    refused("a slug with a space", topic -> topic.put("slug", "not a slug"));
    check(200, "application/json", topic());
  }

  private static void refused(String what, Consumer<ObjectNode> mistake) {
    ObjectNode topic = topic();
    mistake.accept(topic);
    assertThatThrownBy(() -> check(200, "application/json", topic))
        .as(what)
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void unknownMembersOfComposedSchemasAreRefused() {
    ObjectNode list =
        (ObjectNode)
            CONTRACT
                .document()
                .at("/paths/~1v1~1articles/get/responses/200/content/application~1json/examples")
                .path("newest")
                .path("value")
                .deepCopy();
    ((ObjectNode) list.path("items").get(0)).put("email", "private@example.org");
    assertThatThrownBy(
            () -> CONTRACT.check("GET", "/v1/articles", 200, type("application/json"), bytes(list)))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void undocumentedStatusesAndMediaTypesAreRefused() {
    assertThatThrownBy(() -> check(202, "application/json", topic()))
        .isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> check(200, "text/html", topic())).isInstanceOf(AssertionError.class);
    assertThatThrownBy(
            () -> CONTRACT.check("GET", "/v1/nothing", 200, type("application/json"), new byte[0]))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void selectionMayLackMembersAndMayNotHaveUnknownOnes() {
    ObjectNode selection = JSON.createObjectNode().put("name", "Oil");
    CONTRACT.check(
        "GET", "/v1/topics/oil?fields=name", 200, type("application/json"), bytes(selection));
    selection.put("secret", 1);
    assertThatThrownBy(
            () ->
                CONTRACT.check(
                    "GET",
                    "/v1/topics/oil?fields=name",
                    200,
                    type("application/json"),
                    bytes(selection)))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void eventsThatAreNotInTheContractAreRefused() {
    ObjectNode readers = JSON.createObjectNode().put("readers", 10);
    CONTRACT.checkEvent("/v1/stream", "readers", readers);
    for (ObjectNode wrong : List.of(readers.deepCopy().put("secret", 1), JSON.createObjectNode())) {
      assertThatThrownBy(() -> CONTRACT.checkEvent("/v1/stream", "readers", wrong))
          .isInstanceOf(AssertionError.class);
    }
    assertThatThrownBy(() -> CONTRACT.checkEvent("/v1/stream", "unheard-of", readers))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void problemsOfAnotherStatusOrKindAreRefused() {
    ObjectNode problem =
        JSON.createObjectNode()
            .put("type", "urn:samizdat:problem:not-found")
            .put("title", "Not found")
            .put("status", 404)
            .put("requestId", "1");
    CONTRACT.check("GET", "/v1/nothing", 404, type("application/problem+json"), bytes(problem));
    assertRefused("/v1/topics/oil", 400, problem);
    assertRefused("/v1/nothing", 405, problem.deepCopy().put("status", 405));
    assertRefused("/v1/topics/oil", 404, problem.deepCopy().put("type", "urn:samizdat:problem:x"));
  }

  private static void assertRefused(String path, int status, ObjectNode body) {
    assertThatThrownBy(
            () ->
                CONTRACT.check("GET", path, status, type("application/problem+json"), bytes(body)))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void unknownEnumValuesAndSelectionsWithoutIdAreRefused() {
    String update = "/v1/updates/01a20a21-1c7a-7271-960d-b9d5a13e35c5?fields=verification";
    ObjectNode selection =
        JSON.createObjectNode().put("id", "01a20a21-1c7a-7271-960d-b9d5a13e35c5");
    selection.put("verification", "confirmed");
    CONTRACT.check("GET", update, 200, type("application/json"), bytes(selection));
    for (ObjectNode wrong :
        List.of(
            selection.deepCopy().put("verification", "certain"),
            selection.deepCopy().without(List.of("id")))) {
      assertThatThrownBy(
              () -> CONTRACT.check("GET", update, 200, type("application/json"), bytes(wrong)))
          .isInstanceOf(AssertionError.class);
    }
  }

  @Test
  void wrongHeadersAreRefused() {
    refusedHeader("a missing validator", "etag", List.of());
    refusedHeader("a weak validator", "etag", List.of("W/\"abc\""));
    refusedHeader("two validators", "etag", List.of("\"a\"", "\"b\""));
    refusedHeader("a missing request id", "x-request-id", List.of());
    refusedHeader("a cache directive that nobody knows", "cache-control", List.of("maybe"));
    refusedHeader("a header that is for other answers", "location", List.of("https://a.example/"));
    refusedHeader("a time that is no HTTP date", "last-modified", List.of("2011-12-16T10:00:00Z"));
    refusedHeader("a next page that the body does not know", "link", List.of(NEXT));
    CONTRACT.check("GET", "/v1/topics", 200, type("application/json"), bytes(topics()));
  }

  private static void refusedHeader(String what, String name, List<String> values) {
    Map<String, List<String>> headers = type("application/json");
    headers.remove(name);
    if (!values.isEmpty()) {
      headers.put(name, values);
    }
    assertThatThrownBy(() -> CONTRACT.check("GET", "/v1/topics", 200, headers, bytes(topics())))
        .as(what)
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void whatStaffGetMustNotBeStored() {
    Map<String, List<String>> headers = type("application/json");
    byte[] tokens = "{\"items\": []}".getBytes(StandardCharsets.UTF_8);
    headers.remove("etag");
    assertThatThrownBy(() -> CONTRACT.check("GET", "/v1/admin/tokens", 200, headers, tokens))
        .isInstanceOf(AssertionError.class);
    headers.put("cache-control", List.of("no-store"));
    CONTRACT.check("GET", "/v1/admin/tokens", 200, headers, tokens);
  }

  @Test
  void membersOfOneProblemAreRefusedInAnother() {
    ObjectNode problem =
        JSON.createObjectNode()
            .put("type", "urn:samizdat:problem:not-found")
            .put("title", "Not found")
            .put("status", 404)
            .put("requestId", "1")
            .put("currentETag", "\"3\"");
    assertRefused("/v1/topics/oil", 404, problem);
    ObjectNode bare = problem.deepCopy().put("type", "urn:samizdat:problem:withdrawn");
    bare.remove("currentETag");
    assertRefused("/v1/articles/oil", 410, bare.put("status", 410));
  }

  private static ObjectNode topics() {
    ObjectNode list = JSON.createObjectNode();
    list.putArray("items").add(topic());
    list.putObject("page").put("hasMore", false);
    return list;
  }

  @ParameterizedTest
  @MethodSource("operations")
  void scopesAreSaidInWordsToo(Operation operation) {
    String description = operation.node().path("description").asText();
    assertThat(operation.scopes())
        .allSatisfy(scope -> assertThat(description).contains("`" + scope + "`"));
  }

  private static void check(int status, String mediaType, JsonNode body) {
    CONTRACT.check("GET", "/v1/topics/oil", status, type(mediaType), bytes(body));
  }

  /** Headers as the server gives them with a body of this type. */
  private static Map<String, List<String>> type(String mediaType) {
    Map<String, List<String>> headers = new TreeMap<>();
    headers.put("content-type", List.of(mediaType));
    headers.put("x-request-id", List.of("1"));
    headers.put("cache-control", List.of("no-store"));
    if (mediaType.equals("application/json")) {
      headers.put("cache-control", List.of("public, max-age=30"));
      headers.put("etag", List.of("\"abc\""));
    }
    return headers;
  }

  private static byte[] bytes(JsonNode body) {
    return body.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static ObjectNode topic() {
    return JSON.createObjectNode()
        .put("slug", "oil")
        .put("name", "Oil")
        .put("articleCount", 1)
        .put("latestAt", "2011-12-16T10:00:00Z")
        .put("url", "https://news.example.org/v1/topics/oil");
  }
}
