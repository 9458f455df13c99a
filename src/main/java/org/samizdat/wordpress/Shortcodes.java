package org.samizdat.wordpress;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Entities;

/**
 * Replaces shortcodes by the HTML that says the same: captions, galleries, sounds, films, code. Of
 * others the text between them stays. What merely stands in brackets, such as [sic], is no
 * shortcode: one is known, has a value, or is closed.
 */
final class Shortcodes {
  private static final int MAX_TAG = 4_000;
  private static final Pattern NAME =
      Pattern.compile("\\[(/?)([A-Za-z][\\w-]{0,60}+)(?=[\\s\\]/])");
  private static final Pattern CLOSING = Pattern.compile("\\[/([A-Za-z][\\w-]{0,60}+)]");
  private static final Pattern VALUE =
      Pattern.compile("([A-Za-z][\\w-]*+)\\s*+=\\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\\s\"'\\]]++))");
  private static final Set<String> SOURCES =
      Set.of("src", "mp3", "m4a", "ogg", "wav", "wma", "mp4", "m4v", "webm", "ogv", "wmv", "flv");
  private static final Set<String> KNOWN =
      Set.of(
          "caption",
          "wp_caption",
          "gallery",
          "embed",
          "audio",
          "video",
          "playlist",
          "code",
          "sourcecode");

  private final String html;
  private final Set<String> closed = new HashSet<>();
  private final StringBuilder out;
  private final Set<String> dropped = new TreeSet<>();

  private Shortcodes(String html) {
    this.html = html;
    this.out = new StringBuilder(html.length() + 64);
    Matcher closing = CLOSING.matcher(html);
    while (closing.find()) {
      closed.add(closing.group(1));
    }
  }

  /**
   * Text without shortcodes.
   *
   * @param dropped names of those for which there is nothing
   */
  record Expanded(String html, Set<String> dropped) {}

  static Expanded expand(String html) {
    Shortcodes shortcodes = new Shortcodes(html);
    shortcodes.run();
    return new Expanded(shortcodes.out.toString(), shortcodes.dropped);
  }

  private void run() {
    Matcher tag = NAME.matcher(html);
    int done = 0;
    while (tag.find(done)) {
      out.append(html, done, tag.start());
      done = tag(tag);
    }
    out.append(html, done, html.length());
  }

  /** Writes what stands for the tag that begins here; returns where it ends. */
  private int tag(Matcher tag) {
    int end = end(tag.end());
    String name = tag.group(2).toLowerCase(Locale.ROOT);
    String rest = end < 0 ? "" : html.substring(tag.end(), end);
    boolean isTag =
        end >= 0
            && (KNOWN.contains(name)
                || closed.contains(tag.group(2))
                || VALUE.matcher(rest).find());
    if (!isTag) {
      out.append(html, tag.start(), tag.end());
      return tag.end();
    }
    if (isEscaped(tag.start(), end)) {
      out.setLength(out.length() - 1);
      out.append(Entities.escape(html.substring(tag.start(), end + 1)));
      return end + 2;
    }
    write(name, !tag.group(1).isEmpty(), values(rest));
    return end + 1;
  }

  /** Doubled brackets show the shortcode itself. */
  private boolean isEscaped(int start, int end) {
    return start > 0
        && html.charAt(start - 1) == '['
        && end + 1 < html.length()
        && html.charAt(end + 1) == ']'
        && !out.isEmpty();
  }

  /** Where the tag is closed, outside of quotation marks. */
  private int end(int from) {
    char quote = 0;
    for (int at = from; at < Math.min(html.length(), from + MAX_TAG); at++) {
      char each = html.charAt(at);
      if (quote != 0) {
        quote = each == quote ? 0 : quote;
      } else if (each == '"' || each == '\'') {
        quote = each;
      } else if (each == ']') {
        return at;
      } else if (each == '[') {
        return -1;
      }
    }
    return -1;
  }

  private static Map<String, String> values(String rest) {
    Map<String, String> values = new HashMap<>();
    Matcher value = VALUE.matcher(rest);
    while (value.find()) {
      String text =
          Optional.ofNullable(value.group(2))
              .or(() -> Optional.ofNullable(value.group(3)))
              .orElse(String.valueOf(value.group(4)));
      values.put(value.group(1).toLowerCase(Locale.ROOT), text);
    }
    return values;
  }

  private void write(String name, boolean closing, Map<String, String> values) {
    switch (name) {
      case "caption", "wp_caption" -> out.append(closing ? "</figure>" : figure(values));
      case "gallery" -> {
        String ids = values.getOrDefault("ids", values.getOrDefault("include", ""));
        out.append("<figure data-gallery=\"").append(Entities.escape(ids)).append("\"></figure>");
      }
      case "embed" -> out.append(closing ? "</p>" : "<p>");
      case "code", "sourcecode" -> out.append(closing ? "</pre>" : "<pre>");
      case "audio", "video" -> source(name, values);
      default -> dropped.add(name);
    }
  }

  private static String figure(Map<String, String> values) {
    String id = values.getOrDefault("id", "").replaceFirst("^attachment_", "");
    String caption = values.getOrDefault("caption", "");
    return "<figure data-attachment=\"%s\">%s"
        .formatted(
            Entities.escape(id),
            caption.isEmpty() ? "" : "<figcaption>%s</figcaption>".formatted(caption));
  }

  private void source(String name, Map<String, String> values) {
    Optional<String> source =
        values.entrySet().stream()
            .filter(each -> SOURCES.contains(each.getKey()))
            .map(Map.Entry::getValue)
            .sorted()
            .findFirst();
    if (source.isPresent()) {
      String url = Entities.escape(source.get());
      out.append("<p><a href=\"%s\">%s</a></p>".formatted(url, url));
    } else if (!values.isEmpty()) {
      dropped.add(name);
    }
  }
}
