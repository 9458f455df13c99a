package org.samizdat.format;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.samizdat.article.MediaView;
import org.samizdat.http.BaseUrl;
import org.samizdat.json.Members;
import org.samizdat.site.SiteConfiguration;

/**
 * An oEmbed 1.0 answer of type rich: a quotation in HTML without scripts or styles, so that the
 * page it stands in decides how it looks. The size is an estimate of what it takes in common type;
 * where there is less room, less of the text is quoted.
 */
final class Embed {
  private static final int WIDTH = 600;
  private static final int MAX_TEXT = 280;

  /** Of a letter, and of a line, in pixels. */
  private static final int LETTER = 8;

  private static final int LINE = 24;

  /** Lines beside headline and text: the source, and the space between paragraphs. */
  private static final int OTHER_LINES = 4;

  private final SiteConfiguration site;
  private final BaseUrl base;
  private final Embedded content;
  private final int width;
  private final int maxHeight;

  Embed(
      SiteConfiguration site,
      BaseUrl base,
      Embedded content,
      Optional<Integer> maxWidth,
      Optional<Integer> maxHeight) {
    this.site = site;
    this.base = base;
    this.content = content;
    this.width = Math.min(WIDTH, maxWidth.orElse(WIDTH));
    this.maxHeight = maxHeight.orElse(Integer.MAX_VALUE);
  }

  /**
   * The answer.
   *
   * @param cacheAge for how long it may be kept, in seconds
   */
  Members answer(long cacheAge) {
    int room = maxHeight / LINE - lines(content.headline().length()) - OTHER_LINES;
    String text = room > 0 ? Excerpt.of(content.text(), room(room)) : "";
    int height = (lines(content.headline().length()) + lines(text.length()) + OTHER_LINES) * LINE;
    Members answer =
        new Members()
            .with("version", "1.0")
            .with("type", "rich")
            .with("title", content.headline())
            .with("author_name", content.source())
            .with("provider_name", site.name())
            .with("provider_url", site.url())
            .with("cache_age", cacheAge)
            .with("html", html(text))
            .with("width", width)
            .with("height", Math.min(maxHeight, height));
    thumbnail()
        .ifPresent(
            picture ->
                answer
                    .with("thumbnail_url", picture.url())
                    .with("thumbnail_width", picture.width())
                    .with("thumbnail_height", picture.height()));
    return answer;
  }

  private int lines(int letters) {
    return (letters + perLine() - 1) / perLine();
  }

  private int room(int lines) {
    return (int) Math.min(MAX_TEXT, (long) lines * perLine());
  }

  private int perLine() {
    return Math.max(1, width / LETTER);
  }

  private String html(String text) {
    String url = escape(content.url());
    String link = "<a href=\"%s\" dir=\"auto\">%s</a>".formatted(url, escape(content.headline()));
    String quoted = text.isEmpty() ? "" : "<p dir=\"auto\">%s</p>".formatted(escape(text));
    String source =
        content
            .source()
            .map(name -> " · <span dir=\"auto\">" + escape(name) + "</span>")
            .orElse("");
    return """
        <blockquote class="samizdat-embed" cite="%s" lang="%s"><p dir="auto"><strong>%s</strong></p>\
        %s<p><time datetime="%s" dir="auto">%s</time>%s · %s</p></blockquote>"""
        .formatted(
            url,
            escape(content.language()),
            link,
            quoted,
            content.at(),
            escape(content.said()),
            source,
            provider());
  }

  private String provider() {
    String name = escape(site.name());
    return site.url().map(url -> "<a href=\"%s\">%s</a>".formatted(escape(url), name)).orElse(name);
  }

  private record Thumbnail(String url, int width, int height) {}

  /** The largest form of the first picture that there is room for, if its size is known. */
  private Optional<Thumbnail> thumbnail() {
    return content.media().stream().findFirst().map(first -> MediaView.of(first, base)).stream()
        .flatMap(Embed::forms)
        .filter(form -> form.width() <= width && form.height() <= maxHeight)
        .max(Comparator.comparingInt(Thumbnail::width));
  }

  private static Stream<Thumbnail> forms(MediaView picture) {
    Stream<Thumbnail> smaller =
        picture.renditions().stream()
            .map(each -> new Thumbnail(each.url(), each.width(), each.height()));
    Stream<Thumbnail> own =
        picture.width().stream()
            .flatMap(
                width ->
                    picture.height().stream()
                        .map(height -> new Thumbnail(picture.url(), width, height)));
    return Stream.concat(smaller, own);
  }

  /** Text as it may stand between tags, and in quotes. */
  private static String escape(String text) {
    return Excerpt.line(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
