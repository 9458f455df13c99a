package org.samizdat.wordpress;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.samizdat.text.PlainText;
import org.samizdat.text.Urls;

/** What was found in a text beside its words: pictures, and what there is no Markdown for. */
final class Findings {
  private static final Pattern ID = Pattern.compile("(?:^|\\s)wp-image-(\\d{1,18})(?:\\s|$)");
  private static final Pattern IDS = Pattern.compile("\\d{1,18}");
  private static final Pattern BLOCK = Pattern.compile("\\s*wp:(\\S+)");
  private static final Set<String> EMBEDS = Set.of("iframe", "embed", "object", "video", "audio");
  private static final Set<String> UNSEEN =
      Set.of(
          "script",
          "style",
          "template",
          "svg",
          "noscript",
          "input",
          "select",
          "textarea",
          "canvas",
          "map",
          "head",
          "title",
          "param",
          "source",
          "track");

  private final List<Picture> pictures = new ArrayList<>();
  private final Set<String> left = new TreeSet<>();

  List<Picture> pictures() {
    return pictures;
  }

  /** What was lost, each in half a sentence. */
  Set<String> left() {
    return left;
  }

  void left(String what) {
    left.add(what);
  }

  /** A dynamic block has no text of its own: WordPress makes it for each reader. */
  void comment(Node node) {
    if (node instanceof Comment comment && comment.getData().endsWith("/")) {
      Matcher block = BLOCK.matcher(comment.getData());
      if (block.lookingAt() && !block.group(1).equals("more")) {
        left.add("block has no text of its own: " + block.group(1).replaceFirst("/$", ""));
      }
    }
  }

  boolean embeds(Element element) {
    return EMBEDS.contains(element.normalName()) || isUnseen(element);
  }

  boolean isUnseen(Element element) {
    return UNSEEN.contains(element.normalName());
  }

  /** Where something leads that Markdown cannot show. */
  Optional<String> embed(Element element) {
    if (isUnseen(element)) {
      left.add("element is left out: " + element.normalName());
      return Optional.empty();
    }
    Optional<String> url =
        element.select("[src], [data]").stream()
            .map(each -> each.hasAttr("src") ? each.absUrl("src") : each.absUrl("data"))
            .filter(Urls::isHttp)
            .findFirst();
    left.add(
        url.isPresent()
            ? "element became a link: " + element.normalName()
            : "element is left out: " + element.normalName());
    return url;
  }

  void picture(Element image) {
    Matcher id = ID.matcher(image.className());
    String url = image.absUrl("src");
    pictures.add(
        new Picture(
            id.find() ? Long.parseLong(id.group(1)) : number(image.attr("data-id")),
            Urls.isHttp(url) ? url : "",
            PlainText.tidy(image.attr("alt")),
            ""));
  }

  void gallery(String ids) {
    Matcher id = IDS.matcher(ids);
    boolean any = false;
    while (id.find()) {
      pictures.add(Picture.of(Long.parseLong(id.group())));
      any = true;
    }
    if (!any) {
      pictures.add(Picture.of(Picture.ALL));
    }
  }

  /** Puts a caption under the pictures that were found since. */
  void caption(int since, String text, long attachment) {
    for (int i = since; i < pictures.size(); i++) {
      Picture each = pictures.get(i);
      Picture known =
          each.attachment() == 0 && attachment > 0 && i == since
              ? new Picture(attachment, each.url(), each.alt(), "")
              : each;
      pictures.set(i, each.caption().isEmpty() ? known.withCaption(text) : known);
    }
  }

  static long number(String text) {
    return text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
  }
}
