package org.samizdat.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("no-database")
final class PlainTextTest {
  @Test
  void wholeCharactersAreStorable() {
    assertThat(PlainText.isStorable("")).isTrue();
    assertThat(PlainText.isStorable("Жаңаөзен \uD83D\uDD25\n\t\u0001")).isTrue();
  }

  @Test
  void nulAndLoneSurrogatesAreNot() {
    assertThat(PlainText.isStorable("a\u0000")).isFalse();
    assertThat(PlainText.isStorable("a\uD83D")).isFalse();
    assertThat(PlainText.isStorable("\uDD25a")).isFalse();
    assertThat(PlainText.isStorable("\uDD25\uD83D")).isFalse();
  }
}
