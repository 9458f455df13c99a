package org.samizdat.text;

import java.util.List;
import java.util.Set;
import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * CommonMark 0.31 with bare links and GitHub tables, as an editor writes it. Raw HTML is shown as
 * the characters that were typed, images become their alternative text, links lead to http, https
 * and mailto addresses only. Never fails, whatever the input; time and output are linear in its
 * length.
 */
public final class Markdown {
  /**
   * Deeper nesting than this stays the characters that were typed, so that recursion is bounded.
   */
  private static final int MAX_NESTING = 50;

  private static final int MAX_COMMENT_NESTING = 10;

  /** A short row stands for a full one, so cells can outgrow the input without a limit. */
  private static final int MAX_TABLE_CELLS = 20_000;

  private static final Set<Class<? extends org.commonmark.node.Block>> BLOCKS =
      Set.of(
          BlockQuote.class,
          FencedCodeBlock.class,
          Heading.class,
          IndentedCodeBlock.class,
          ListBlock.class,
          ThematicBreak.class);

  private static final Extension AUTOLINK = AutolinkExtension.create();
  private static final Extension TABLES =
      TablesExtension.builder().maxCells(MAX_TABLE_CELLS).build();

  private static final Parser PARSER = parser(List.of(AUTOLINK, TABLES));
  private static final Parser PARSER_WITHOUT_TABLES = parser(List.of(AUTOLINK));
  private static final Parser COMMENT_PARSER =
      Parser.builder()
          .extensions(List.of(AUTOLINK))
          .customInlineContentParserFactory(new EmphasisLimit())
          .enabledBlockTypes(Set.of(BlockQuote.class, FencedCodeBlock.class, ListBlock.class))
          .maxOpenBlockParsers(MAX_COMMENT_NESTING)
          .maxInlineNesting(MAX_COMMENT_NESTING)
          .build();
  private static final HtmlRenderer RENDERER =
      HtmlRenderer.builder().extensions(List.of(TABLES)).escapeHtml(true).build();
  private static final HtmlRenderer COMMENT_RENDERER =
      HtmlRenderer.builder().escapeHtml(true).softbreak("<br>\n").build();

  private Markdown() {}

  /** Renders {@code markdown} as safe HTML and as plain text. */
  public static RichText render(String markdown) {
    Node document = parse(markdown);
    document.accept(new PublicMarkup());
    return new RichText(
        SafeHtml.sanitize(RENDERER.render(document)).strip(), PlainTextRenderer.render(document));
  }

  /**
   * Renders what a reader wrote: emphasis, links, quotes, lists and code, and no more. Links are
   * marked as a reader's, so that search engines do not follow them. A line break is one.
   */
  public static RichText renderComment(String markdown) {
    Node document = COMMENT_PARSER.parse(markdown);
    document.accept(new PublicMarkup());
    return new RichText(
        SafeHtml.sanitizeComment(COMMENT_RENDERER.render(document)).strip(),
        PlainTextRenderer.render(document));
  }

  private static Node parse(String markdown) {
    try {
      return PARSER.parse(markdown);
    } catch (IllegalArgumentException tooManyCells) {
      return PARSER_WITHOUT_TABLES.parse(markdown);
    }
  }

  private static Parser parser(List<Extension> extensions) {
    return Parser.builder()
        .extensions(extensions)
        .customInlineContentParserFactory(new EmphasisLimit())
        .enabledBlockTypes(BLOCKS)
        .maxOpenBlockParsers(MAX_NESTING)
        .maxInlineNesting(MAX_NESTING)
        .build();
  }
}
