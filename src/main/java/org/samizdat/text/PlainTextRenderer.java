package org.samizdat.text;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.ThematicBreak;
import org.jspecify.annotations.Nullable;

/**
 * Writes the blocks of a document as plain text that reads well in a terminal or a mail: "- "
 * before list items, "&gt; " before quotations, " | " between table cells.
 */
final class PlainTextRenderer {
  private PlainTextRenderer() {}

  static String render(Node document) {
    return blocks(document, "\n\n");
  }

  private static String blocks(Node parent, String separator) {
    List<String> texts = new ArrayList<>();
    for (Node child : children(parent)) {
      String text = block(child);
      if (!text.isEmpty()) {
        texts.add(text);
      }
    }
    return String.join(separator, texts);
  }

  private static String block(Node node) {
    if (node instanceof ListBlock list) {
      return list(list);
    }
    if (node instanceof BlockQuote) {
      return indent(blocks(node, "\n\n"), "> ", "> ");
    }
    if (node instanceof FencedCodeBlock code) {
      return PlainText.withoutControls(code.getLiteral()).stripTrailing();
    }
    if (node instanceof IndentedCodeBlock code) {
      return PlainText.withoutControls(code.getLiteral()).stripTrailing();
    }
    if (node instanceof TableBlock) {
      return table(node);
    }
    return node instanceof ThematicBreak ? "" : InlineText.of(node);
  }

  private static String list(ListBlock list) {
    List<String> items = new ArrayList<>();
    int number = firstNumber(list);
    String separator = list.isTight() ? "\n" : "\n\n";
    for (Node item : children(list)) {
      String marker = list instanceof BulletList ? "- " : number++ + ". ";
      String text = blocks(item, separator);
      items.add(indent(text, marker, " ".repeat(marker.length())));
    }
    return String.join(separator, items);
  }

  private static int firstNumber(ListBlock list) {
    @Nullable Integer start =
        list instanceof OrderedList ordered ? ordered.getMarkerStartNumber() : null;
    return start == null ? 1 : start;
  }

  private static String table(Node table) {
    List<String> rows = new ArrayList<>();
    for (Node part : children(table)) {
      for (Node row : children(part)) {
        if (row instanceof TableRow) {
          rows.add(String.join(" | ", children(row).stream().map(InlineText::of).toList()).strip());
        }
      }
    }
    return String.join("\n", rows);
  }

  private static String indent(String text, String first, String others) {
    StringBuilder indented = new StringBuilder(text.length() + 16);
    String prefix = first;
    for (String line : text.split("\n", -1)) {
      indented.append((prefix + line).stripTrailing()).append('\n');
      prefix = others;
    }
    indented.setLength(indented.length() - 1);
    return indented.toString();
  }

  private static List<Node> children(Node parent) {
    List<Node> children = new ArrayList<>();
    for (@Nullable Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
      children.add(child);
    }
    return children;
  }
}
