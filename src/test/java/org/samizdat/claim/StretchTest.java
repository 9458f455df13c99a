package org.samizdat.claim;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.samizdat.json.Json;
import org.samizdat.update.Claim;

/** Which figures contradict each other, and which do not. */
@Tag("no-database")
class StretchTest {
  /** {@code exactly 70 people}, where figure and unit may be left out. */
  private static Claim claim(String text) {
    String[] parts = text.trim().split(" ");
    ObjectNode claim = JsonNodeFactory.instance.objectNode().put("subject", "deaths");
    claim.put("text", text).put("qualifier", parts[0]);
    claim.putObject("attribution").put("name", "Somebody").put("kind", "witness");
    if (parts.length > 1) {
      claim.put("quantity", new BigDecimal(parts[1]));
    }
    if (parts.length > 2) {
      claim.put("unit", parts[2]);
    }
    return Json.read(claim.toString(), Claim.class);
  }

  private static Standing standing(String claims) {
    return Standing.of(Arrays.stream(claims.split(";")).map(StretchTest::claim).toList());
  }

  @ParameterizedTest
  @CsvSource({
    "exactly 10; exactly 70, true",
    "exactly 70; exactly 70.000, false",
    "at-least 10; exactly 70, false",
    "at-least 71; exactly 70, true",
    "at-least 70; exactly 70, false",
    "up-to 70; exactly 10, false",
    "up-to 70; at-least 71, true",
    "up-to 70; at-least 70, false",
    "about 100; exactly 90, false",
    "about 100; exactly 110, false",
    "about 100; exactly 89.999, true",
    "about 100; exactly 110.001, true",
    "about 0; exactly 0, false",
    "about 0; exactly 0.001, true",
    "unknown 10; exactly 70, false",
    "unknown; exactly 70, false",
    "exactly; exactly 70, false",
    "at-least 1000; at-least 5, false",
    "up-to 70; exactly 10; exactly 70, true",
    "at-least 10; up-to 100; about 50, false",
    "exactly 10 people; exactly 70 soldiers, false",
    "exactly 10 people; exactly 70 People, true",
    "exactly 10 people; exactly 70, true",
    "exactly 10 people; exactly 70 soldiers; exactly 10, true",
    "exactly 10 people; exactly 10 soldiers; exactly 10, false"
  })
  void claimsConflictWhereNoFigureAgreesWithBoth(String claims, boolean conflicting) {
    assertThat(standing(claims).conflicting()).isEqualTo(conflicting);
    List<String> parts = Arrays.asList(claims.split(";"));
    java.util.Collections.reverse(parts);
    assertThat(standing(String.join(";", parts)).conflicting()).isEqualTo(conflicting);
  }

  @Test
  void rangeIsOfTheFiguresThatAreNamed() {
    Standing standing = standing("up-to 70; exactly 10; unknown; at-least 30");
    assertThat(standing.range())
        .contains(new ClaimRange(new BigDecimal("10"), new BigDecimal("70")));
    assertThat(standing("unknown; exactly").range()).isEmpty();
    assertThat(standing("exactly 1 km; exactly 2 miles").range()).isEmpty();
    assertThat(standing("exactly 1 km; exactly 2 KM; exactly 3").unit()).contains("KM");
  }

  @Test
  void stretchIsWrittenPlainly() {
    Stretch about = Stretch.of(claim("about 1000000000000"));
    assertThat(about.least().orElseThrow()).hasToString("900000000000");
    assertThat(about.most().orElseThrow()).hasToString("1100000000000");
    assertThat(Stretch.of(claim("about 0.005")).least().orElseThrow()).hasToString("0.0045");
  }
}
