package org.samizdat.text;

import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;

/** The words of one paragraph, heading or table cell, with links as "label (url)". */
final class InlineText extends AbstractVisitor {
  private static final Pattern SCHEME =
      Pattern.compile("(?:https?://|mailto:)", Pattern.CASE_INSENSITIVE);

  private final StringBuilder words = new StringBuilder();

  private InlineText() {}

  static String of(Node block) {
    InlineText text = new InlineText();
    text.visitChildren(block);
    return PlainText.tidy(text.words.toString());
  }

  @Override
  public void visit(Text text) {
    words.append(text.getLiteral());
  }

  @Override
  public void visit(Code code) {
    words.append(code.getLiteral());
  }

  @Override
  public void visit(HtmlInline html) {
    words.append(html.getLiteral());
  }

  @Override
  public void visit(SoftLineBreak lineBreak) {
    words.append(' ');
  }

  @Override
  public void visit(HardLineBreak lineBreak) {
    words.append('\n');
  }

  @Override
  public void visit(Link link) {
    int start = words.length();
    visitChildren(link);
    String label = words.substring(start).strip();
    String url = link.getDestination();
    if (label.isEmpty()) {
      words.append(url);
    } else if (!bare(label).equals(bare(url))) {
      words.append(" (").append(url).append(')');
    }
  }

  /** Without scheme and closing slash, so that "example.org" does not repeat its own address. */
  private static String bare(String url) {
    String address = SCHEME.matcher(url).lookingAt() ? SCHEME.matcher(url).replaceFirst("") : url;
    return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
  }
}
