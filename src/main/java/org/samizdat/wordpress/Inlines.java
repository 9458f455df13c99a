package org.samizdat.wordpress;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.samizdat.text.Mailto;
import org.samizdat.text.Urls;

/** Takes HTML within a paragraph apart into pieces; pictures in it go into a list of their own. */
final class Inlines {
  private static final Set<String> STRONG = Set.of("b", "strong");
  private static final Set<String> EMPHASISED = Set.of("i", "em", "cite", "var", "dfn");
  private static final Set<String> CODE = Set.of("code", "kbd", "samp", "tt");
  private static final Pattern LINE_BREAK = Pattern.compile("\\r\\n?|\\n");
  private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";
  private static final String LOWERED = "₀₁₂₃₄₅₆₇₈₉";

  private final boolean linesBreak;
  private final Findings findings;
  private final List<Run> runs = new ArrayList<>();

  /**
   * @param linesBreak whether a line break in the text is one for readers
   */
  Inlines(boolean linesBreak, Findings findings) {
    this.linesBreak = linesBreak;
    this.findings = findings;
  }

  List<Run> runs() {
    return runs;
  }

  Inlines add(Node node) {
    add(node, Run.PLAIN);
    return this;
  }

  Inlines addChildren(Element element) {
    element.childNodes().forEach(this::add);
    return this;
  }

  /** Text that is not split into paragraphs any more. */
  void addText(String text) {
    text(text, Run.PLAIN);
  }

  private void add(Node node, Run look) {
    if (node instanceof TextNode text) {
      text(text.getWholeText(), look);
    } else if (node instanceof Element element) {
      element(element, element.normalName(), look);
    } else {
      findings.comment(node);
    }
  }

  private void text(String text, Run look) {
    if (!linesBreak) {
      runs.add(look.text(text));
      return;
    }
    String[] lines = LINE_BREAK.split(text, -1);
    for (int i = 0; i < lines.length; i++) {
      if (i > 0) {
        runs.add(Run.lineBreak());
      }
      runs.add(look.text(lines[i]));
    }
  }

  private void element(Element element, String name, Run look) {
    switch (name) {
      case "br" -> runs.add(Run.lineBreak());
      case "img" -> findings.picture(element);
      case "sup" -> digits(element, RAISED, look);
      case "sub" -> digits(element, LOWERED, look);
      case "q" -> {
        runs.add(look.text("“"));
        children(element, look);
        runs.add(look.text("”"));
      }
      case "a" -> children(element, look.link(link(element)));
      case "del", "s", "strike" -> {
        findings.left("struck-out text stands as if it were not");
        children(element, look);
      }
      default -> {
        if (findings.embeds(element)) {
          findings.embed(element).ifPresent(url -> runs.add(look.link(url).text(url)));
        } else if (CODE.contains(name)) {
          runs.add(look.code(element.wholeText()));
        } else {
          children(
              element,
              look.strong(look.strong() || STRONG.contains(name))
                  .emphasised(look.emphasised() || EMPHASISED.contains(name)));
        }
      }
    }
  }

  private void children(Element element, Run look) {
    element.childNodes().forEach(each -> add(each, look));
  }

  private void digits(Element element, String digits, Run look) {
    String text = element.text();
    boolean number = !text.isEmpty() && text.chars().allMatch(each -> each >= '0' && each <= '9');
    if (!number) {
      children(element, look);
      return;
    }
    StringBuilder moved = new StringBuilder();
    text.chars().forEach(each -> moved.append(digits.charAt(each - '0')));
    runs.add(look.text(moved.toString()));
  }

  /** Where a link leads, if it is to the web or to a letter. */
  static String link(Element element) {
    String url = element.absUrl("href").strip();
    boolean mail = url.startsWith("mailto:") && Mailto.isAddress(url.substring("mailto:".length()));
    return mail || Urls.isHttp(url) ? url : "";
  }
}
