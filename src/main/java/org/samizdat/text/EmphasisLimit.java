package org.samizdat.text;

import java.util.Set;
import org.commonmark.node.Text;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.ParsedInline;
import org.commonmark.parser.beta.Scanner;

/**
 * Leaves the asterisks and underscores of one paragraph as typed after the first few thousand:
 * pairing them takes time in the square of their number once they are nested beyond the parser's
 * limit.
 */
final class EmphasisLimit implements InlineContentParserFactory {
  private static final int MAX_RUNS = 3_000;

  @Override
  public Set<Character> getTriggerCharacters() {
    return Set.of('*', '_');
  }

  /** Called once for each paragraph, heading or table cell. */
  @Override
  public InlineContentParser create() {
    return new Counter();
  }

  private static final class Counter implements InlineContentParser {
    private int runs;

    @Override
    public ParsedInline tryParse(InlineParserState state) {
      if (++runs <= MAX_RUNS) {
        return ParsedInline.none();
      }
      Scanner scanner = state.scanner();
      char delimiter = scanner.peek();
      int length = scanner.matchMultiple(delimiter);
      return ParsedInline.of(
          new Text(Character.toString(delimiter).repeat(length)), scanner.position());
    }
  }
}
