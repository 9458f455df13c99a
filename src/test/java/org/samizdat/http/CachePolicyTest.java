package org.samizdat.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** How long an answer keeps that is known to be outdated at a time. */
@Tag("no-database")
class CachePolicyTest {
  private static final Pattern HEADER =
      Pattern.compile(
          "public, max-age=(\\d+)(, stale-while-revalidate=(\\d+), stale-if-error=86400)?");

  @ParameterizedTest
  @CsvSource({
    "LIST_HEAD, -3, max-age=0",
    "LIST_HEAD, 0, max-age=0",
    "LIST_HEAD, 4, max-age=2",
    "LIST_HEAD, 39, max-age=5",
    "ITEM, 29, max-age=14",
    "ITEM, 39, max-age=19",
    "SETTLED, 39, max-age=19",
  })
  void soonOutdatedAnswerIsNotServedStale(CachePolicy policy, int seconds, String control) {
    assertThat(policy.headerUntil(Duration.ofSeconds(seconds))).isEqualTo("public, " + control);
  }

  @ParameterizedTest
  @CsvSource({"LIST_HEAD, 40", "ITEM, 90", "SETTLED, 630"})
  void whatIsOutdatedMuchLaterKeepsAsLongAsAnyOther(CachePolicy policy, int seconds) {
    assertThat(policy.headerUntil(Duration.ofSeconds(seconds))).isEqualTo(policy.header());
  }

  @ParameterizedTest
  @EnumSource
  void noCacheBehindAnotherGivesItOutAfterwards(CachePolicy policy) {
    for (int left = 0; left < 700; left++) {
      String header = policy.headerUntil(Duration.ofSeconds(left));
      Matcher parts = HEADER.matcher(header);
      assertThat(parts.matches()).as(header).isTrue();
      int maxAge = Integer.parseInt(parts.group(1));
      // kept here for max-age, there for max-age and a little stale
      int stale = parts.group(2) == null ? 0 : Integer.parseInt(parts.group(3));
      assertThat(2 * maxAge + stale).as("%s, %d s before", header, left).isLessThanOrEqualTo(left);
    }
  }
}
