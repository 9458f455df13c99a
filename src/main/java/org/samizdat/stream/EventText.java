package org.samizdat.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.samizdat.json.Json;

/** The event stream format (HTML Standard §9.2.5). */
final class EventText {
  /** A comment, which nobody but a proxy that counts the seconds notices. */
  static final byte[] HEARTBEAT = bytes(":\n\n");

  private EventText() {}

  /** An event after which its reader may go on from this id. */
  static byte[] event(String name, String id, Object data) {
    return bytes("id: %s\nevent: %s\ndata: %s\n\n".formatted(id, name, json(data)));
  }

  /** An event that moves nobody on. */
  static byte[] event(String name, Object data) {
    return bytes("event: %s\ndata: %s\n\n".formatted(name, json(data)));
  }

  /** No event, but the place from which to go on. */
  static byte[] place(String id) {
    return bytes("id: %s\n\n".formatted(id));
  }

  /** How long to wait before coming back: at least this, and up to twice as long. */
  static byte[] retry(Duration least) {
    long millis = least.toMillis();
    long wait = millis + ThreadLocalRandom.current().nextLong(millis);
    return bytes("retry: %d\n\n".formatted(wait));
  }

  /** One line, since JSON escapes all line ends. */
  private static String json(Object data) {
    try {
      return Json.mapper().writeValueAsString(data);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
