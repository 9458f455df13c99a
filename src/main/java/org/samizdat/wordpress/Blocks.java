package org.samizdat.wordpress;

import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.ThematicBreak;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;
import org.jspecify.annotations.Nullable;
import org.samizdat.text.PlainText;

/**
 * Turns HTML into blocks of Markdown. In what was typed into the classic editor an empty line ends
 * a paragraph, and a line break is one, as WordPress shows it.
 */
final class Blocks {
  /** Deeper lists and quotations stand at this depth. */
  private static final int MAX_DEPTH = 20;

  private static final Pattern EMPTY_LINE = Pattern.compile("\\r?\\n[ \\t\\r]*\\n\\s*");
  private static final Set<String> INLINE =
      Set.of(
          "a",
          "abbr",
          "acronym",
          "b",
          "bdi",
          "bdo",
          "big",
          "br",
          "button",
          "cite",
          "code",
          "data",
          "del",
          "dfn",
          "em",
          "font",
          "i",
          "img",
          "ins",
          "kbd",
          "label",
          "mark",
          "meter",
          "output",
          "progress",
          "q",
          "rp",
          "rt",
          "ruby",
          "s",
          "samp",
          "small",
          "span",
          "strike",
          "strong",
          "sub",
          "sup",
          "time",
          "tt",
          "u",
          "var",
          "wbr",
          "iframe",
          "embed",
          "object",
          "video",
          "audio",
          "picture");
  private static final Evaluator BLOCKS =
      QueryParser.parse(
          "p,div,ul,ol,dl,table,blockquote,pre,figure,h1,h2,h3,h4,h5,h6,hr,section,article");

  private final boolean classic;
  private final Findings findings;

  Blocks(boolean classic, Findings findings) {
    this.classic = classic;
    this.findings = findings;
  }

  /** Puts all that is in {@code parent} into {@code into}. */
  void fill(Node into, Element parent, int depth) {
    Inlines paragraph = inlines();
    for (org.jsoup.nodes.Node child : parent.childNodes()) {
      if (child instanceof TextNode text && classic) {
        String[] parts = EMPTY_LINE.split(text.getWholeText(), -1);
        for (int i = 0; i < parts.length; i++) {
          paragraph = i == 0 ? paragraph : end(into, paragraph);
          paragraph.addText(parts[i]);
        }
      } else if (child instanceof Element element && isBlock(element)) {
        paragraph = end(into, paragraph);
        block(into, element, depth);
      } else if (isSecondBreak(child)) {
        paragraph = end(into, paragraph);
      } else {
        paragraph.add(child);
      }
    }
    end(into, paragraph);
  }

  private Inlines inlines() {
    return new Inlines(classic, findings);
  }

  /** Two line breaks in a row are the end of a paragraph to whoever typed them. */
  private static boolean isSecondBreak(org.jsoup.nodes.Node node) {
    org.jsoup.nodes.@Nullable Node before = node.previousSibling();
    if (before instanceof TextNode text && text.isBlank()) {
      before = before.previousSibling();
    }
    return isBreak(node) && isBreak(before);
  }

  private static boolean isBreak(org.jsoup.nodes.@Nullable Node node) {
    return node instanceof Element element && element.normalName().equals("br");
  }

  private static boolean isBlock(Element element) {
    return !INLINE.contains(element.normalName()) || element.selectFirst(BLOCKS) != null;
  }

  private Inlines end(Node into, Inlines paragraph) {
    if (!isBlank(paragraph)) {
      into.appendChild(Paragraphs.fill(new Paragraph(), paragraph.runs()));
    }
    return inlines();
  }

  private static boolean isBlank(Inlines inlines) {
    return Paragraphs.words(inlines.runs()).replace('\u00A0', ' ').isBlank();
  }

  private void block(Node into, Element element, int depth) {
    String name = element.normalName();
    switch (name) {
      case "h1", "h2", "h3", "h4", "h5", "h6" ->
          heading(into, element, Math.max(2, name.charAt(1) - '0'));
      case "ul", "ol", "menu", "dir" -> list(into, element, depth);
      case "dt" -> term(into, element);
      case "blockquote" -> quote(into, element, depth);
      case "pre", "listing", "xmp" -> code(into, element);
      case "hr" -> into.appendChild(new ThematicBreak());
      case "table" -> new Tables(this, findings).add(into, element, depth);
      case "figure" -> figure(into, element, depth);
      default -> {
        if (findings.isUnseen(element)) {
          findings.embed(element);
        } else {
          fill(into, element, depth);
        }
      }
    }
  }

  private void heading(Node into, Element element, int level) {
    Inlines words = new Inlines(false, findings).addChildren(element);
    if (!isBlank(words)) {
      Heading heading = new Heading();
      heading.setLevel(level);
      into.appendChild(
          Paragraphs.fill(
              heading,
              words.runs().stream()
                  .map(each -> each.kind() == Run.Kind.BREAK ? Run.PLAIN.text(" ") : each)
                  .toList()));
    }
  }

  private void term(Node into, Element element) {
    Inlines words = inlines().addChildren(element);
    if (!isBlank(words)) {
      into.appendChild(
          Paragraphs.fill(
              new Paragraph(), words.runs().stream().map(each -> each.strong(true)).toList()));
    }
  }

  private void list(Node into, Element element, int depth) {
    if (depth >= MAX_DEPTH) {
      fill(into, element, depth);
      return;
    }
    ListBlock list = listBlock(element);
    // A list that begins with another number than 1 needs an empty line before it.
    list.setTight(element.selectFirst("> li > p ~ p, > li > ol[start]") == null);
    for (Element each : element.children()) {
      ListItem item = new ListItem();
      fill(item, each, depth + 1);
      if (item.getFirstChild() != null) {
        list.appendChild(item);
      }
    }
    if (list.getFirstChild() != null) {
      into.appendChild(list);
    }
  }

  private static ListBlock listBlock(Element element) {
    if (!element.normalName().equals("ol")) {
      BulletList list = new BulletList();
      list.setMarker("-");
      return list;
    }
    OrderedList list = new OrderedList();
    list.setMarkerDelimiter(".");
    long start = Findings.number(element.attr("start"));
    list.setMarkerStartNumber(start > 0 && start < 100_000_000 ? (int) start : 1);
    return list;
  }

  private void quote(Node into, Element element, int depth) {
    BlockQuote quote = new BlockQuote();
    fill(depth < MAX_DEPTH ? quote : into, element, depth + 1);
    if (quote.getFirstChild() != null) {
      into.appendChild(quote);
    }
  }

  private static void code(Node into, Element element) {
    String text = PlainText.withoutControls(element.wholeText().replaceAll("\\r\\n?", "\n"));
    if (!text.isBlank()) {
      FencedCodeBlock code = new FencedCodeBlock();
      code.setFenceCharacter("`");
      code.setLiteral(text.replaceFirst("^\\n", "").stripTrailing() + "\n");
      into.appendChild(code);
    }
  }

  /** Pictures with their caption; what else there is stays where it is. */
  private void figure(Node into, Element element, int depth) {
    int since = findings.pictures().size();
    if (element.hasAttr("data-gallery")) {
      findings.gallery(element.attr("data-gallery"));
      return;
    }
    element.select("img").stream()
        .filter(each -> each.closest("figure") == element)
        .forEach(findings::picture);
    boolean shows = findings.pictures().size() > since;
    if (shows) {
      element.select("img").stream()
          .filter(each -> each.closest("figure") == element)
          .forEach(Element::remove);
    }
    Element nested = element.selectFirst("figure figure");
    if (!shows || nested != null) {
      fill(into, element, depth);
      return;
    }
    Element caption = element.selectFirst("figcaption");
    String words =
        Paragraphs.words(
            new Inlines(classic, findings).addChildren(caption == null ? element : caption).runs());
    findings.caption(since, words, Findings.number(element.attr("data-attachment")));
    if (caption != null) {
      caption.remove();
      fill(into, element, depth);
    }
  }
}
