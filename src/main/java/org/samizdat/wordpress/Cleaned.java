package org.samizdat.wordpress;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.commonmark.node.Document;
import org.commonmark.node.Node;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * A text of WordPress, cleaned.
 *
 * @param blocks Markdown of one paragraph, list, table and so on each, in their order
 * @param pictures those that stood in it
 * @param left what was lost, each in half a sentence
 */
record Cleaned(List<String> blocks, List<Picture> pictures, Set<String> left) {
  private static final Pattern BLOCK_EDITOR = Pattern.compile("<!--\\s+wp:");
  private static final Pattern PARAGRAPH = Pattern.compile("<p[\\s>]", Pattern.CASE_INSENSITIVE);

  /** The whole as Markdown. */
  String markdown() {
    return String.join("\n\n", blocks);
  }

  /**
   * Cleans what was typed into one of the two editors: block comments, shortcodes, HTML.
   *
   * @param base against which relative addresses are resolved
   */
  static Cleaned typed(String html, String base) {
    Shortcodes.Expanded expanded = Shortcodes.expand(html);
    boolean classic = !BLOCK_EDITOR.matcher(html).find() && !PARAGRAPH.matcher(html).find();
    Cleaned cleaned = clean(expanded.html(), base, classic);
    expanded.dropped().forEach(each -> cleaned.left.add("shortcode is left out: " + each));
    return cleaned;
  }

  /** Cleans HTML as readers see it. */
  static Cleaned shown(String html, String base) {
    return clean(html, base, false);
  }

  /** The words of a title or a name, which WordPress keeps as HTML. */
  static String words(String html) {
    Element body = Jsoup.parseBodyFragment(html).body();
    Findings findings = new Findings();
    return Paragraphs.words(
        Paragraphs.tidy(new Inlines(false, findings).addChildren(body).runs()).stream()
            .map(each -> each.kind() == Run.Kind.BREAK ? Run.PLAIN.text(" ") : each)
            .collect(Collectors.toCollection(ArrayList::new)));
  }

  private static Cleaned clean(String html, String base, boolean classic) {
    Findings findings = new Findings();
    Document document = new Document();
    new Blocks(classic, findings).fill(document, Jsoup.parseBodyFragment(html, base).body(), 0);
    List<String> blocks = new ArrayList<>();
    for (@Nullable Node each = document.getFirstChild(); each != null; ) {
      Node block = each;
      each = block.getNext();
      String markdown = Paragraphs.markdown(block);
      if (!markdown.isEmpty()) {
        blocks.add(markdown);
      }
    }
    return new Cleaned(blocks, findings.pictures(), findings.left());
  }
}
