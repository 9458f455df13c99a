package org.samizdat.front;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The files of the front end, by where they belong. */
public final class FrontEnd {
  /** The one page. It lies above the rest, and names it relative to itself. */
  static final String PAGE = "index.html";

  static final String FOLDER = "front/";

  /** Where the front end is told that there are files instead of a server. */
  private static final String PLACE = "place.js";

  static final List<String> FILES =
      List.of(
          "api.js",
          "app.js",
          "article.js",
          "calendar.js",
          "comments.js",
          "corrections.js",
          "digest.js",
          "dom.js",
          "embed.js",
          "events.js",
          "front.js",
          "icon.svg",
          "known.js",
          "live.js",
          PLACE,
          "search.js",
          "style.css",
          "timeline.js");

  private FrontEnd() {}

  /** All of it, for a folder of files that has the API beside it, as a snapshot does. */
  public static Map<String, byte[]> forFiles() {
    Map<String, byte[]> all = new TreeMap<>();
    all.put(PAGE, read(PAGE));
    FILES.forEach(each -> all.put(FOLDER + each, read(each)));
    String place = new String(read(PLACE), StandardCharsets.UTF_8);
    all.put(
        FOLDER + PLACE,
        place.replace("files = false", "files = true").getBytes(StandardCharsets.UTF_8));
    return all;
  }

  static byte[] read(String name) {
    try (InputStream in =
        Objects.requireNonNull(FrontEnd.class.getResourceAsStream("/front/" + name))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
