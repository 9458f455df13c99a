package org.samizdat.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.samizdat.json.Json;
import org.samizdat.text.Sha256;

/**
 * What the API answered.
 *
 * @param tags what it depends on, as in the log of changes
 * @param next the page after this one
 * @param limit so many items were asked for; 0 where that was left to the server
 */
record Answer(
    int status, byte[] body, String type, List<String> tags, Optional<Address> next, int limit) {
  private static final int DIGEST_BYTES = 16;

  boolean isJson() {
    return type.startsWith("application/json")
        || type.startsWith("application/feed+json")
        || type.startsWith("application/problem+json");
  }

  JsonNode json() throws IOException {
    return Json.mapper().readTree(body);
  }

  String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  String digest() {
    return digest(body);
  }

  static String digest(byte[] bytes) {
    return HexFormat.of().formatHex(Sha256.of(bytes), 0, DIGEST_BYTES);
  }
}
