package org.samizdat.media;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("no-database")
class ByteRangeTest {
  @ParameterizedTest
  @CsvSource({
    "bytes=0-0, 0, 1",
    "bytes=0-, 0, 100",
    "bytes=99-, 99, 1",
    "bytes=10-19, 10, 10",
    "bytes=90-500, 90, 10",
    "bytes=-5, 95, 5",
    "bytes=-500, 0, 100"
  })
  void rangeLiesInside(String header, long first, long length) {
    assertThat(ByteRange.parse(header, 100)).hasValue(new ByteRange(first, length));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=100-", "bytes=100-200", "bytes=-0"})
  void rangeOutsideHasNothing(String header) {
    assertThat(ByteRange.parse(header, 100).orElseThrow().length()).isNotPositive();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "bytes=",
        "bytes=-",
        "bytes=5-4",
        "bytes=0-1,5-6",
        "items=0-1",
        "bytes=a-b",
        "bytes=9999999999999999999-"
      })
  void whatIsNoSingleRangeIsIgnored(String header) {
    assertThat(ByteRange.parse(header, 100)).isEmpty();
  }
}
