package org.samizdat.wordpress;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Code;
import org.commonmark.node.Document;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.renderer.markdown.MarkdownRenderer;
import org.jsoup.Jsoup;
import org.samizdat.text.Markdown;
import org.samizdat.text.PlainText;

/**
 * Makes nodes of Markdown from the pieces of a paragraph. Blanks at the edges of emphasis and links
 * move outside, because Markdown has none there; where it cannot say the emphasis at all, as in the
 * middle of some words, the words stay and the emphasis goes.
 */
final class Paragraphs {
  private static final MarkdownRenderer RENDERER =
      MarkdownRenderer.builder().extensions(List.of(TablesExtension.create())).build();
  private static final Pattern BLANKS = Pattern.compile("[ \\t\\n\\r\\f]+");
  private static final Pattern INVISIBLE = Pattern.compile("[\\s\\p{Z}\\p{C}]+");

  private Paragraphs() {}

  static String markdown(Node node) {
    return RENDERER.render(node).strip();
  }

  /** The words of the pieces, without looks. */
  static String words(List<Run> runs) {
    StringBuilder words = new StringBuilder();
    runs.forEach(each -> words.append(each.text()));
    return PlainText.tidy(words.toString());
  }

  /** Puts the pieces into {@code block}. */
  static <T extends Node> T fill(T block, List<Run> pieces) {
    List<Run> runs = tidy(pieces);
    List<Run> kept = reads(runs) ? runs : runs.stream().map(Paragraphs::plain).toList();
    append(block, kept, LINK);
    return block;
  }

  private static Run plain(Run run) {
    return run.strong(false).emphasised(false);
  }

  /**
   * Whether Markdown of the pieces is read back as the same words. Emphasis is, where it begins and
   * ends with a letter beside plain text (CommonMark §6.2); elsewhere it has to be tried.
   */
  private static boolean reads(List<Run> runs) {
    boolean plain = true;
    boolean simple = true;
    for (int i = 0; i < runs.size(); i++) {
      if (runs.get(i).isEmphatic()) {
        boolean alone =
            (i == 0 || !runs.get(i - 1).isEmphatic())
                && (i + 1 == runs.size() || !runs.get(i + 1).isEmphatic());
        plain = false;
        simple &= alone && runs.get(i).isEdgedWithLetters();
      }
    }
    return plain || simple || isReadBack(runs);
  }

  private static boolean isReadBack(List<Run> runs) {
    Document document = new Document();
    Paragraph paragraph = new Paragraph();
    append(paragraph, runs, LINK);
    document.appendChild(paragraph);
    String html = Markdown.render(RENDERER.render(document)).html();
    return visible(Jsoup.parse(html).wholeText()).equals(visible(words(runs)));
  }

  private static String visible(String text) {
    return INVISIBLE.matcher(text).replaceAll("");
  }

  /**
   * One blank between words, none beside line breaks and at the ends, no break at the ends. A blank
   * looks as both of its neighbours do.
   */
  static List<Run> tidy(List<Run> pieces) {
    List<Run> runs = new ArrayList<>();
    boolean blank = false;
    for (Run each : merged(pieces)) {
      if (each.kind() == Run.Kind.BREAK) {
        blank = false;
        if (!runs.isEmpty()) {
          runs.add(each);
        }
        continue;
      }
      String text = PlainText.withoutControls(BLANKS.matcher(each.text()).replaceAll(" "));
      String words = strip(text);
      blank |= text.startsWith(" ");
      if (words.isEmpty()) {
        continue;
      }
      if (blank && !runs.isEmpty() && last(runs).kind() != Run.Kind.BREAK) {
        runs.add(last(runs).between(each, " "));
      }
      runs.add(each.kind() == Run.Kind.CODE ? each.code(words) : each.text(words));
      blank = text.endsWith(" ");
    }
    while (!runs.isEmpty() && last(runs).kind() == Run.Kind.BREAK) {
      runs.remove(runs.size() - 1);
    }
    return merged(runs);
  }

  private static String strip(String text) {
    int from = text.startsWith(" ") ? 1 : 0;
    int to = text.length() - (text.endsWith(" ") ? 1 : 0);
    return from < to ? text.substring(from, to) : "";
  }

  private static Run last(List<Run> runs) {
    return runs.get(runs.size() - 1);
  }

  private static List<Run> merged(List<Run> pieces) {
    List<Run> runs = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < pieces.size(); i++) {
      Run each = pieces.get(i);
      text.append(each.text());
      boolean last = i + 1 == pieces.size() || !each.looksLike(pieces.get(i + 1));
      if (last || each.kind() != Run.Kind.TEXT) {
        runs.add(each.kind() == Run.Kind.TEXT ? each.text(text.toString()) : each);
        text.setLength(0);
      }
    }
    return runs;
  }

  /** A way to look: what tells pieces apart, and the node for it. */
  private record Look(Function<Run, String> of, Function<String, Node> node) {}

  private static final Look EMPHASIS =
      new Look(run -> run.emphasised() ? "_" : "", value -> new Emphasis("*"));
  private static final Look STRONG =
      new Look(run -> run.strong() ? "*" : "", value -> new StrongEmphasis("**"));
  private static final Look LINK = new Look(Run::link, url -> new Link(url, null));

  private static void append(Node parent, List<Run> runs, Look look) {
    for (int from = 0; from < runs.size(); ) {
      String value = look.of().apply(runs.get(from));
      int to = from + 1;
      while (to < runs.size() && look.of().apply(runs.get(to)).equals(value)) {
        to++;
      }
      List<Run> group = runs.subList(from, to);
      Node inside = value.isEmpty() ? parent : look.node().apply(value);
      inner(inside, group, look);
      if (inside != parent) {
        parent.appendChild(inside);
      }
      from = to;
    }
  }

  private static void inner(Node parent, List<Run> runs, Look look) {
    if (look == LINK) {
      append(parent, runs, STRONG);
    } else if (look == STRONG) {
      append(parent, runs, EMPHASIS);
    } else {
      runs.forEach(each -> parent.appendChild(leaf(each)));
    }
  }

  private static Node leaf(Run run) {
    return switch (run.kind()) {
      case TEXT -> new Text(run.text());
      case CODE -> new Code(run.text());
      case BREAK -> new HardLineBreak();
    };
  }
}
