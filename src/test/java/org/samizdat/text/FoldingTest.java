package org.samizdat.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One name in all its writings has one key. */
@Tag("no-database")
class FoldingTest {
  @ParameterizedTest
  @CsvSource(
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "deaths,Deaths",
        "deaths,  DEATHS\u00a0",
        "the regime,The\u2003\t regime",
        "strasse,STRASSE",
        "straße,STRASSE",
        "ΣΊΣΥΦΟΣ,σίσυφος",
        "Жаңаөзен,ЖАҢАӨЗЕН",
        "caf\u00e9,cafe\u0301",
        "\ufb01re,FIRE",
        "a\u200bb,AB",
        "\ufeffdeaths,deaths"
      })
  void writingsOfOneNameHaveOneKey(String one, String other) {
    assertThat(Folding.key(one)).isEqualTo(Folding.key(other));
  }

  @Test
  void otherNamesHaveOtherKeys() {
    assertThat(Folding.key("deaths")).isNotEqualTo(Folding.key("dead"));
    assertThat(Folding.key("a b")).isNotEqualTo(Folding.key("ab"));
    assertThat(Folding.key("x".repeat(99) + "y")).isNotEqualTo(Folding.key("x".repeat(100)));
  }

  @Test
  void keysAreShortAndNeverEmpty() {
    assertThat(Folding.key("\u200b")).isEqualTo("\u200b");
    for (String each : new String[] {"x", "\ufdfa", "\ud83d\udc68", "\u0416"}) {
      String key = Folding.key(each.repeat(100));
      assertThat(key.codePointCount(0, key.length())).isEqualTo(36);
      assertThat(Folding.key(each.repeat(100))).isEqualTo(key);
    }
  }
}
