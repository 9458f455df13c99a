package org.samizdat.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.samizdat.problem.ProblemException;

/** The query language. */
@Tag("no-database")
class QueryParserTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "oil | oil",
        "oil strike | (oil & strike)",
        "oil AND strike | (oil & strike)",
        "oil OR gas | (oil / gas)",
        "oil strike OR gas | ((oil & strike) / gas)",
        "oil (strike OR gas) | (oil & (strike / gas))",
        "oil NOT gas | (oil & !gas)",
        "oil -gas | (oil & !gas)",
        "oil AND NOT gas | (oil & !gas)",
        "-gas oil | (!gas & oil)",
        "oil -(gas OR coal) | (oil & !(gas / coal))",
        "oil -\"riot police\" | (oil & !\"riot police\")",
        "\"riot police\" | \"riot police\"",
        "“riot police” | \"riot police\"",
        "«полиция стреляет» | \"полиция стреляет\"",
        "\"a\"\"b\" | (\"a\" & \"b\")",
        "(((oil))) | oil",
        "oil(gas) | (oil & gas)",
        "нефт* | нефт*",
        "oil and gas | (oil & and & gas)",
        "rock-n-roll | rock-n-roll",
        "oil - gas | (oil & - & gas)",
        "ORE ANDES NOTE | (ORE & ANDES & NOTE)",
        "who? | who?"
      })
  void queriesAreUnderstood(String query, String meaning) {
    assertThat(shown(QueryParser.parse(query))).isEqualTo(meaning);
  }

  private static String shown(Part part) {
    if (part instanceof Part.Text text) {
      return switch (text.kind()) {
        case WORD -> text.text();
        case PHRASE -> '"' + text.text() + '"';
        case PREFIX -> text.text() + '*';
      };
    }
    if (part instanceof Part.Not not) {
      return '!' + shown(not.part());
    }
    return part instanceof Part.All all
        ? all.parts().stream()
            .map(QueryParserTest::shown)
            .collect(Collectors.joining(" & ", "(", ")"))
        : ((Part.Any) part)
            .parts().stream()
                .map(QueryParserTest::shown)
                .collect(Collectors.joining(" / ", "(", ")"));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "(oil | 1",
        "oil) | 4",
        "() | 2",
        "oil () | 6",
        "oil AND | 8",
        "AND oil | 1",
        "oil OR OR gas | 8",
        "OR | 1",
        "NOT | 4",
        "NOT oil | 1",
        "-oil | 1",
        "oil OR NOT gas | 8",
        "oil (NOT gas) | 6",
        "oil NOT NOT gas | 5",
        "\"oil | 1",
        "oil \" | 5",
        "*oil | 1",
        "* | 1",
        "o* | 2",
        "o*l | 2",
        "oil gas** | 8",
        "((((((((( | 9"
      })
  void mistakesAreNamedWithTheirPlace(String query, int place) {
    assertThatThrownBy(() -> QueryParser.parse(query))
        .isInstanceOf(ProblemException.class)
        .hasMessageStartingWith("Parameter 'q': at character %d: ".formatted(place));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t\u00A0\u3000"})
  void nothingIsNoQuery(String query) {
    assertThatThrownBy(() -> QueryParser.parse(query)).isInstanceOf(ProblemException.class);
  }

  @Test
  void queriesAreBounded() {
    assertThatThrownBy(() -> QueryParser.parse("a".repeat(501))).hasMessageContaining("500");
    assertThatThrownBy(() -> QueryParser.parse("a ".repeat(33))).hasMessageContaining("32 words");
    assertThat(QueryParser.parse("a ".repeat(32))).isInstanceOf(Part.All.class);
    assertThat(QueryParser.parse("((((((((a))))))))")).isInstanceOf(Part.Text.class);
  }
}
