package org.samizdat.text;

import java.util.regex.Pattern;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * The elements and attributes that published HTML may have; all else is dropped. The second fence:
 * the renderer before it already writes nothing else.
 */
final class SafeHtml {
  private static final PolicyFactory POLICY =
      new HtmlPolicyBuilder()
          .allowElements("p", "br", "hr", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre")
          .allowElements("strong", "em", "code", "del", "ul", "ol", "li", "a")
          .allowElements("table", "thead", "tbody", "tr", "th", "td")
          .allowUrlProtocols("http", "https", "mailto")
          .allowAttributes("href")
          .matching(Pattern.compile("(?i)(?:https?://|mailto:).+"))
          .onElements("a")
          .allowAttributes("start")
          .matching(Pattern.compile("[0-9]{1,9}"))
          .onElements("ol")
          .allowAttributes("align")
          .matching(Pattern.compile("left|right|center"))
          .onElements("th", "td")
          .requireRelsOnLinks("noopener", "noreferrer")
          .toFactory();

  /** What a reader's comment may have. */
  private static final PolicyFactory COMMENT_POLICY =
      new HtmlPolicyBuilder()
          .allowElements("p", "br", "blockquote", "pre", "strong", "em", "code", "ul", "ol", "li")
          .allowElements("a")
          .allowUrlProtocols("http", "https", "mailto")
          .allowAttributes("href")
          .matching(Pattern.compile("(?i)(?:https?://|mailto:).+"))
          .onElements("a")
          .requireRelsOnLinks("nofollow", "ugc", "noopener", "noreferrer")
          .toFactory();

  private SafeHtml() {}

  static String sanitizeComment(String html) {
    return COMMENT_POLICY.sanitize(html);
  }

  static String sanitize(String html) {
    return POLICY.sanitize(html);
  }
}
