package org.samizdat.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** openapi.yaml, against which tests hold what the server answers. */
public final class Contract {
  private static final String URI = "https://contract.test/openapi";
  private static final String PROBLEM = "application/problem+json";
  private static final String LINES = "application/x-ndjson";
  private static final String EVENTS = "text/event-stream";

  /** What is refused before it is known which operation was meant. */
  private static final Set<Integer> BEFORE_ANY_OPERATION = Set.of(405, 414, 431);

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Contract INSTANCE = new Contract(Path.of("openapi.yaml"));

  private final JsonNode document;
  private final List<Operation> operations;
  private final SchemaRegistry registry;
  private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

  private Contract(Path file) {
    try {
      document = new YAMLMapper().readTree(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    operations = readOperations();
    registry =
        SchemaRegistry.withDialect(
            Dialects.getOpenApi31(),
            builder ->
                builder
                    .schemas(Map.of(URI, document.toString()))
                    .schemaRegistryConfig(
                        SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));
  }

  public static Contract get() {
    return INSTANCE;
  }

  public JsonNode document() {
    return document;
  }

  public List<Operation> operations() {
    return operations;
  }

  private List<Operation> readOperations() {
    List<Operation> found = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> each : path.getValue().properties()) {
        String pointer = "/paths/" + escape(path.getKey()) + "/" + each.getKey();
        Set<String> query = new LinkedHashSet<>();
        for (JsonNode parameter : each.getValue().path("parameters")) {
          JsonNode resolved = resolve(parameter);
          if (resolved.path("in").asText().equals("query")) {
            query.add(resolved.path("name").asText());
          }
        }
        List<String> scopes = new ArrayList<>();
        each.getValue().path("x-scopes").forEach(scope -> scopes.add(scope.asText()));
        found.add(
            new Operation(
                each.getKey().toUpperCase(java.util.Locale.ROOT),
                path.getKey(),
                pointer,
                each.getValue(),
                query,
                scopes));
      }
    }
    return List.copyOf(found);
  }

  /** Follows a reference inside the document. */
  JsonNode resolve(JsonNode node) {
    String reference = node.path("$ref").asText();
    return reference.isEmpty() ? node : document.at(reference.substring(1));
  }

  String resolvePointer(String pointer) {
    String reference = document.at(pointer).path("$ref").asText();
    return reference.isEmpty() ? pointer : reference.substring(1);
  }

  static String escape(String part) {
    return part.replace("~", "~0").replace("/", "~1");
  }

  /** The operation that serves a request. */
  public Optional<Operation> find(String method, String path) {
    String served = method.equals("HEAD") ? "GET" : method;
    return operations.stream()
        .filter(each -> each.serves(served, path))
        .max(Comparator.comparingInt(Operation::literals));
  }

  /**
   * Fails unless the contract has this answer to this request.
   *
   * @param headers of the answer, with names in lower case
   */
  public void check(
      String method,
      String pathAndQuery,
      int status,
      Map<String, List<String>> headers,
      byte[] body) {
    String path = pathAndQuery.replaceFirst("\\?.*", "");
    String type = headers.getOrDefault("content-type", List.of("")).get(0);
    String mediaType = type.replaceFirst(";.*", "").strip();
    Optional<Operation> operation = find(method, path);
    boolean known = operations.stream().anyMatch(each -> each.serves(each.method(), path));
    if (operation.isEmpty() || BEFORE_ANY_OPERATION.contains(status)) {
      String what = "%s %s -> %d".formatted(method, pathAndQuery, status);
      require(status >= 400 && (known || status != 405), "%s is not in the contract", what);
      requireProblem(method, status, mediaType, body, what);
      if (!method.equals("HEAD")) {
        validate("/components/schemas/Problem", false, body, what);
      }
      return;
    }
    String response = operation.get().pointer() + "/responses/" + status;
    String what = "%s %s -> %d".formatted(method, pathAndQuery, status);
    require(!document.at(response).isMissingNode(), "%s is not in the contract", what);
    String place = resolvePointer(response);
    requireHeaders(place, path, headers, what);
    String content = place + "/content";
    JsonNode types = document.at(content);
    if (types.isMissingNode() || method.equals("HEAD")) {
      require(body.length == 0, "%s has a body, and the contract knows none", what);
      return;
    }
    require(types.has(mediaType), "%s: '%s' is not in the contract", what, mediaType);
    if (mediaType.equals(PROBLEM)) {
      requireProblem(method, status, mediaType, body, what);
    }
    if (mediaType.equals(LINES)) {
      for (String each : new String(body, StandardCharsets.UTF_8).split("\n")) {
        validate(
            content + "/" + escape(LINES) + "/schema",
            false,
            each.getBytes(StandardCharsets.UTF_8),
            what);
      }
    } else if (mediaType.endsWith("json")) {
      boolean selection = pathAndQuery.matches(".*[?&]fields=.*") && status == 200;
      boolean quotation = pathAndQuery.matches(".*[?&]revision=.*") && status == 200;
      String schema = content + "/" + escape(mediaType) + "/schema" + (quotation ? "/anyOf/2" : "");
      validate(schema, selection, body, what);
    }
    if (mediaType.equals(EVENTS)) {
      for (String each : new String(body, StandardCharsets.UTF_8).split("\n\n")) {
        checkEvent(content, each, what);
      }
    }
    if (document.at(place + "/headers/Link/$ref").asText().endsWith("/headers/Link")) {
      requirePage(headers, body, what);
    }
  }

  /** Fails unless the contract has this event in the stream at this address. */
  public void checkEvent(String path, String name, JsonNode data) {
    checkEvent(
        "/paths/%s/get/responses/200/content".formatted(escape(path)),
        "event: %s\ndata: %s".formatted(name, data),
        "GET " + path);
  }

  /** Checks the block of an event; one that nobody is told of needs nothing. */
  void checkEvent(String content, String block, String what) {
    Map<String, String> fields = new HashMap<>();
    for (String line : block.split("\n")) {
      String[] field = line.split(": ?", 2);
      fields.put(field[0], field.length > 1 ? field[1] : "");
    }
    if (fields.containsKey("data")) {
      String schema = content + "/" + escape(EVENTS) + "/x-events/" + fields.get("event");
      require(!document.at(schema).isMissingNode(), "%s: %s is not in the contract", what, block);
      validate(schema, false, fields.get("data").getBytes(StandardCharsets.UTF_8), what);
    }
  }

  /** Fails unless this is what the contract says is sent to a webhook. */
  public void checkSent(String webhook, Map<String, List<String>> headers, byte[] body) {
    String operation = "/webhooks/" + webhook + "/post";
    validate(
        operation + "/requestBody/content/application~1json/schema",
        false,
        body,
        "sent " + webhook);
    for (JsonNode each : document.at(operation + "/parameters")) {
      String place = each.path("$ref").asText().substring(1);
      List<String> values =
          headers.getOrDefault(document.at(place).path("name").asText(), List.of());
      require(values.size() == 1, "%s is sent %d times", place, values.size());
      List<Error> wrong = errors(place + "/schema", false, TextNode.valueOf(values.get(0)));
      require(wrong.isEmpty(), "%s: %s", place, wrong);
    }
  }

  private void requireHeaders(
      String response, String path, Map<String, List<String>> headers, String what) {
    List<String> wrong = new ContractHeaders(this).errors(response, headers);
    require(wrong.isEmpty(), "%s breaks the contract:%n%s", what, String.join("\n", wrong));
    boolean staff = path.startsWith("/v1/admin/");
    require(
        !staff || headers.getOrDefault("cache-control", List.of()).contains("no-store"),
        "%s: what staff get must not be stored",
        what);
    require(
        !path.startsWith("/v1/partner/")
            || headers.getOrDefault("cache-control", List.of()).stream()
                .noneMatch(each -> each.contains("public")),
        "%s: what a partner gets is for no one else",
        what);
  }

  private static void requirePage(Map<String, List<String>> headers, byte[] body, String what) {
    try {
      List<String> wrong = ContractHeaders.pageErrors(headers, JSON.readTree(body));
      require(wrong.isEmpty(), "%s: %s", what, String.join(", ", wrong));
    } catch (IOException e) {
      throw new AssertionError(what + ": the body is not JSON", e);
    }
  }

  /** A problem whose status is that of the answer. */
  private void requireProblem(
      String method, int status, String mediaType, byte[] body, String what) {
    if (method.equals("HEAD")) {
      require(body.length == 0, "%s has a body", what);
      return;
    }
    require(mediaType.equals(PROBLEM), "%s: '%s' is no problem document", what, mediaType);
    validate("/components/schemas/ProblemCore", false, body, what);
    try {
      int told = JSON.readTree(body).path("status").asInt();
      require(told == status, "%s: the body says %d", what, told);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void validate(String schemaPointer, boolean selection, byte[] body, String what) {
    try {
      List<Error> errors = errors(schemaPointer, selection, JSON.readTree(body));
      require(
          errors.isEmpty(),
          "%s breaks the contract:%n%s%n%s",
          what,
          errors.stream().map(Error::toString).collect(Collectors.joining("\n")),
          new String(body, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new AssertionError(what + ": the body is not JSON", e);
    }
  }

  /**
   * What is wrong with a value by the schema at this place. Where it is the whole form or a
   * selection of it, only a request with {@code fields} may get the selection.
   */
  List<Error> errors(String schemaPointer, boolean selection, JsonNode value) {
    boolean selectable =
        document.at(schemaPointer + "/anyOf/1/$ref").asText().endsWith("Selection");
    String chosen = selectable ? schemaPointer + "/anyOf/" + (selection ? 1 : 0) : schemaPointer;
    return schemas.computeIfAbsent(chosen, this::schema).validate(value);
  }

  /** By reference, because of the document itself every place would keep a copy. */
  private Schema schema(String pointer) {
    return registry.getSchema(JSON.createObjectNode().put("$ref", URI + "#" + pointer));
  }

  private static void require(boolean condition, String message, Object... arguments) {
    if (!condition) {
      throw new AssertionError(message.formatted(arguments));
    }
  }
}
