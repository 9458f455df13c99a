package org.samizdat.wordpress;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableBody;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.Node;
import org.jsoup.nodes.Element;

/**
 * Tables of Markdown, which have one row of headings and one line in a cell. What was laid out with
 * a table, and one of more cells than Markdown bears, stands below each other.
 */
final class Tables {
  private static final int MAX_CELLS = 5_000;
  private static final String TOO_RICH = "table, ul, ol, blockquote, pre, h1, h2, h3, p ~ p";

  private final Blocks blocks;
  private final Findings findings;

  Tables(Blocks blocks, Findings findings) {
    this.blocks = blocks;
    this.findings = findings;
  }

  void add(Node into, Element table, int depth) {
    Element caption = table.selectFirst("> caption");
    if (caption != null) {
      blocks.fill(into, caption, depth);
      caption.remove();
    }
    List<Element> rows =
        table.select("tr").stream().filter(each -> each.closest("table") == table).toList();
    int width = rows.stream().mapToInt(Element::childrenSize).max().orElse(0);
    boolean laidOut = table.select("td, th").select(TOO_RICH).size() > 0;
    if (width == 0 || laidOut || (long) width * rows.size() > MAX_CELLS) {
      table.select("td, th").stream()
          .filter(each -> each.closest("table") == table)
          .forEach(each -> blocks.fill(into, each, depth));
      return;
    }
    into.appendChild(table(rows, width));
  }

  private TableBlock table(List<Element> rows, int width) {
    TableBlock table = new TableBlock();
    TableHead head = new TableHead();
    head.appendChild(row(rows.get(0), width, true));
    table.appendChild(head);
    TableBody body = new TableBody();
    rows.subList(1, rows.size()).forEach(each -> body.appendChild(row(each, width, false)));
    if (body.getFirstChild() != null) {
      table.appendChild(body);
    }
    return table;
  }

  private TableRow row(Element row, int width, boolean header) {
    TableRow filled = new TableRow();
    for (int i = 0; i < width; i++) {
      TableCell cell = new TableCell();
      cell.setHeader(header);
      if (i < row.childrenSize()) {
        Paragraphs.fill(cell, words(row.child(i)));
      }
      filled.appendChild(cell);
    }
    return filled;
  }

  private List<Run> words(Element cell) {
    List<Run> runs = new ArrayList<>();
    for (Run each : new Inlines(false, findings).addChildren(cell).runs()) {
      runs.add(each.kind() == Run.Kind.BREAK ? Run.PLAIN.text(" ") : each);
    }
    return runs;
  }
}
