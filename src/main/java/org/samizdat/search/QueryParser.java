package org.samizdat.search;

import java.util.ArrayList;
import java.util.List;
import org.samizdat.problem.ProblemException;

/**
 * Reads the query language: words, {@code "phrases"}, {@code prefix*}, AND, OR, NOT or a minus
 * sign, parentheses. AND binds closer than OR, and stands between two parts that have nothing
 * between them. Strict: what breaks a rule is refused with its place, for a query that is
 * understood otherwise than it was meant finds the wrong things.
 */
final class QueryParser {
  static final int MAX_LENGTH = 500;
  static final int MAX_WORDS = 32;
  private static final int MAX_DEPTH = 8;
  private static final int SHORTEST_PREFIX = 2;

  /** As they are typed, and as phones make them. */
  private static final String QUOTES = "\"“”„«»";

  private static final String ENDS_WORD = "()" + QUOTES;

  private final String query;
  private int at;
  private int depth;
  private int texts;

  private QueryParser(String query) {
    this.query = query;
  }

  /**
   * Reads a query.
   *
   * @throws ProblemException invalid-parameter, with the place of the mistake
   */
  static Part parse(String query) {
    if (query.length() > MAX_LENGTH) {
      throw ProblemException.invalidParameter("q", "takes at most " + MAX_LENGTH + " characters");
    }
    QueryParser parser = new QueryParser(query);
    Part whole = parser.any();
    if (parser.at < query.length()) {
      throw wrong(parser.at, "there is no opening parenthesis for this one");
    }
    return whole;
  }

  /** A mistake at a place in the query, which is counted from 1. */
  static ProblemException wrong(int place, String detail) {
    return ProblemException.invalidParameter(
        "q", "at character %d: %s".formatted(place + 1, detail));
  }

  private Part any() {
    List<Part> parts = new ArrayList<>();
    parts.add(all());
    while (takes("OR")) {
      parts.add(all());
    }
    return parts.size() == 1 ? parts.get(0) : new Part.Any(parts);
  }

  private Part all() {
    List<Part> parts = new ArrayList<>();
    int start = skipBlanks();
    parts.add(one());
    while (takes("AND") || continues()) {
      parts.add(one());
    }
    if (parts.stream().allMatch(Part.Not.class::isInstance)) {
      throw wrong(start, "beside what is excluded there must be something to find");
    }
    return parts.size() == 1 ? parts.get(0) : new Part.All(parts);
  }

  /** Whether another part follows, with nothing between. */
  private boolean continues() {
    int next = skipBlanks();
    return next < query.length() && query.charAt(next) != ')' && !isOperator("OR");
  }

  private Part one() {
    int start = skipBlanks();
    if (takes("NOT")) {
      return excluded(start);
    }
    if (isOperator("AND") || isOperator("OR")) {
      throw wrong(start, "there is nothing before this operator; write it small to search for it");
    }
    if (start == query.length() || query.charAt(start) == ')') {
      throw wrong(start, "something to search for is missing here");
    }
    if (query.charAt(start) == '-' && start + 1 < query.length() && !isBlank(start + 1)) {
      at++;
      return excluded(start);
    }
    if (query.charAt(start) == '(') {
      return group();
    }
    if (QUOTES.indexOf(query.charAt(start)) >= 0) {
      return phrase();
    }
    return word();
  }

  private Part excluded(int start) {
    Part part = one();
    if (part instanceof Part.Not) {
      throw wrong(start, "this is excluded twice");
    }
    return new Part.Not(part);
  }

  private Part group() {
    int start = at++;
    if (++depth > MAX_DEPTH) {
      throw wrong(start, "parentheses may be at most " + MAX_DEPTH + " deep");
    }
    Part inside = any();
    if (at == query.length()) {
      throw wrong(start, "this parenthesis is not closed");
    }
    at++;
    depth--;
    return inside;
  }

  private Part phrase() {
    int start = at++;
    while (at < query.length() && QUOTES.indexOf(query.charAt(at)) < 0) {
      at++;
    }
    if (at == query.length()) {
      throw wrong(start, "this quotation mark is not closed");
    }
    at++;
    return text(Part.Kind.PHRASE, query.substring(start + 1, at - 1), start);
  }

  private Part word() {
    int start = at;
    while (at < query.length() && !isBlank(at) && ENDS_WORD.indexOf(query.charAt(at)) < 0) {
      at++;
    }
    String word = query.substring(start, at);
    int star = word.indexOf('*');
    if (star < 0) {
      return text(Part.Kind.WORD, word, start);
    }
    String beginning = word.substring(0, star);
    if (star < word.length() - 1) {
      throw wrong(start + star, "a star may stand only at the end of a word");
    }
    if (beginning.codePoints().filter(Character::isLetterOrDigit).count() < SHORTEST_PREFIX) {
      throw wrong(
          start + star, "before a star there must be at least " + SHORTEST_PREFIX + " letters");
    }
    return text(Part.Kind.PREFIX, beginning, start);
  }

  private Part text(Part.Kind kind, String text, int start) {
    if (++texts > MAX_WORDS) {
      throw wrong(start, "there may be at most " + MAX_WORDS + " words");
    }
    return new Part.Text(kind, text, start, at);
  }

  private boolean takes(String operator) {
    if (!isOperator(operator)) {
      return false;
    }
    at += operator.length();
    return true;
  }

  private boolean isOperator(String operator) {
    int end = skipBlanks() + operator.length();
    return query.startsWith(operator, at)
        && (end == query.length() || isBlank(end) || ENDS_WORD.indexOf(query.charAt(end)) >= 0);
  }

  private int skipBlanks() {
    while (at < query.length() && isBlank(at)) {
      at++;
    }
    return at;
  }

  private boolean isBlank(int place) {
    char sign = query.charAt(place);
    return Character.isWhitespace(sign)
        || Character.isSpaceChar(sign)
        || Character.isISOControl(sign);
  }
}
