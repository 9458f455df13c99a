package org.samizdat.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long an answer keeps that is known to be outdated at a time. */
class CachePolicyTest {
  @ParameterizedTest
  @CsvSource({
    "LIST_HEAD, -3, max-age=0",
    "LIST_HEAD, 0, max-age=0",
    "LIST_HEAD, 4, max-age=4",
    "LIST_HEAD, 6, max-age=5",
    "LIST_HEAD, 35, max-age=5",
    "ITEM, 29, max-age=29",
    "ITEM, 60, max-age=30",
    "SETTLED, 200, max-age=200",
  })
  void neitherFreshNorStaleIsItServedAfterwards(CachePolicy policy, int seconds, String control) {
    assertThat(policy.headerUntil(Duration.ofSeconds(seconds))).isEqualTo("public, " + control);
  }

  @ParameterizedTest
  @CsvSource({"LIST_HEAD, 36", "ITEM, 61", "SETTLED, 331"})
  void whatIsOutdatedLaterKeepsAsLongAsAnyOther(CachePolicy policy, int seconds) {
    assertThat(policy.headerUntil(Duration.ofSeconds(seconds))).isEqualTo(policy.header());
  }
}
