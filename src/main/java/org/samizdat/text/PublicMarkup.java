package org.samizdat.text;

import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;

/**
 * Reduces a parsed document to what may be published, so that HTML and plain text agree: no first
 * level heading (that is the headline's), no images, no links outside the web and mail.
 */
final class PublicMarkup extends AbstractVisitor {
  private static final int MAX_DESTINATION = 2_000;

  /** One reference definition can be used by thousands of links: without a limit, a text bomb. */
  private static final int MAX_DESTINATIONS_TOTAL = 500_000;

  private static final Pattern PUBLIC_DESTINATION =
      Pattern.compile("(?:https?://|mailto:)[^\\s\\p{Cc}]+", Pattern.CASE_INSENSITIVE);

  private int destinationsTotal;

  @Override
  public void visit(Heading heading) {
    heading.setLevel(Math.max(2, heading.getLevel()));
    visitChildren(heading);
  }

  @Override
  public void visit(Image image) {
    visitChildren(image);
    unwrap(image);
  }

  @Override
  public void visit(Link link) {
    visitChildren(link);
    String destination = link.getDestination();
    if (destination.length() > MAX_DESTINATION
        || destinationsTotal + destination.length() > MAX_DESTINATIONS_TOTAL
        || !PUBLIC_DESTINATION.matcher(destination).matches()) {
      unwrap(link);
      return;
    }
    destinationsTotal += destination.length();
    link.setTitle(null);
  }

  private static void unwrap(Node node) {
    while (node.getFirstChild() != null) {
      node.insertBefore(node.getFirstChild());
    }
    node.unlink();
  }
}
