package org.samizdat.search;

import java.util.Arrays;
import java.util.List;
import org.apache.lucene.search.uhighlight.Passage;
import org.apache.lucene.search.uhighlight.PassageFormatter;

/** Writes passages as escaped HTML with {@code <mark>}; too long ones are cut around the first. */
final class Marks extends PassageFormatter {
  private static final int LONGEST = 300;

  /** What is left standing before the first mark where a passage is cut. */
  private static final int BEFORE = 80;

  private static final String CUT = "…";

  @Override
  public List<String> format(Passage[] passages, String text) {
    return Arrays.stream(passages).map(each -> format(each, text)).toList();
  }

  private static String format(Passage passage, String text) {
    int first = passage.getNumMatches() == 0 ? 0 : passage.getMatchStarts()[0];
    int start = passage.getStartOffset();
    int end = Math.min(passage.getEndOffset(), text.length());
    boolean cutsStart = end - start > LONGEST && first - start > BEFORE;
    if (cutsStart) {
      start = border(text, first - BEFORE);
    }
    boolean cutsEnd = end - start > LONGEST;
    if (cutsEnd) {
      end = border(text, start + LONGEST);
    }
    String shown = marked(passage, text, start, end).strip();
    return (cutsStart ? CUT : "") + shown + (cutsEnd ? CUT : "");
  }

  /** A place near this one that does not cut a character in two. */
  private static int border(String text, int place) {
    return Character.isLowSurrogate(text.charAt(place)) ? place - 1 : place;
  }

  private static String marked(Passage passage, String text, int start, int end) {
    StringBuilder html = new StringBuilder();
    int at = start;
    for (int i = 0; i < passage.getNumMatches(); i++) {
      int from = Math.max(at, passage.getMatchStarts()[i]); // the forms of a word lie on each other
      int to = Math.min(end, passage.getMatchEnds()[i]);
      if (from < to) {
        html.append(escaped(text, at, from));
        html.append("<mark>").append(escaped(text, from, to)).append("</mark>");
        at = to;
      }
    }
    return html.append(escaped(text, at, end)).toString();
  }

  /** Also without the signs that would turn the direction of what comes behind (UAX #9). */
  private static String escaped(String text, int start, int end) {
    StringBuilder html = new StringBuilder();
    for (int i = start; i < end; i++) {
      char sign = text.charAt(i);
      switch (sign) {
        case '&' -> html.append("&amp;");
        case '<' -> html.append("&lt;");
        case '>' -> html.append("&gt;");
        case '"' -> html.append("&quot;");
        case '\'' -> html.append("&#39;");
        default -> {
          if (!turns(sign)) {
            html.append(sign);
          }
        }
      }
    }
    return html.toString();
  }

  private static boolean turns(char sign) {
    return sign >= '\u202A' && sign <= '\u202E' || sign >= '\u2066' && sign <= '\u2069';
  }
}
