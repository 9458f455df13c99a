package org.samizdat.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Input made to exhaust time, stack or memory; a quarter of the usual stack shows the headroom. */
@Tag("no-database")
final class MarkdownHostileInputTest {
  private static final int LENGTH = 200_000;
  private static final int SMALL_STACK = 256 * 1024;
  private static final Duration LIMIT = Duration.ofSeconds(4);

  @BeforeAll
  static void loadClasses() {
    Markdown.render("a *b* [c](https://example.org)\n\n|a|\n|-|\n|b|");
  }

  private static <T> T within(Callable<T> work) throws Exception {
    FutureTask<T> task = new FutureTask<>(work);
    new Thread(null, task, "hostile", SMALL_STACK).start();
    return task.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
  }

  private static RichText renderWithin(String markdown) throws Exception {
    return within(() -> Markdown.render(markdown));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[",
        "(",
        "*",
        "_",
        ">",
        "> ",
        "![",
        "]",
        "`",
        "<",
        "a<!--",
        "a<?",
        "a<![CDATA[",
        "a<!A",
        "[a](b",
        "[a](<b",
        "[a](b \"",
        "![a](",
        "*a ",
        "**a ",
        "*a_ ",
        "a**b",
        "*_",
        "- ",
        "1) a\n",
        "&",
        "&a;",
        "\\",
        "http://a",
        "http://a.b/(",
        "a@",
        "www.a.",
        "a@b.c,",
        "|",
        "|a|\n",
        "`a",
        "[a]: b\n",
        "[a][",
        "[a]:",
        "[]",
        "#\n",
        "\t- a\n",
        "> a\n",
        "<a:",
        "\u0000",
        "{",
        "</",
        "~"
      })
  void repetitionCostsLittle(String unit) throws Exception {
    RichText rich = renderWithin(unit.repeat(LENGTH / unit.length()));
    assertThat(rich.html().length()).isLessThan(20 * LENGTH);
    assertThat(rich.text().length()).isLessThan(6 * LENGTH);
  }

  @Test
  void deepQuotationsStayCharactersBelowALimit() throws Exception {
    RichText rich = renderWithin(">".repeat(100_000) + " x");
    assertThat(rich.html().split("<blockquote>", -1).length - 1).isBetween(10, 60);
    assertThat(rich.text()).endsWith("x");
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 10_000, 30_000})
  void deepInlinesStayCharactersBelowALimit(int depth) throws Exception {
    assertThat(renderWithin("*a ".repeat(depth) + "a*".repeat(depth)).html()).contains("a");
    assertThat(renderWithin("*".repeat(depth) + "a" + "*".repeat(depth)).text()).contains("a");
    assertThat(renderWithin("![".repeat(depth) + "a" + "](u)".repeat(depth)).html()).contains("a");
    assertThat(renderWithin("[".repeat(depth) + "a" + "](u)".repeat(depth)).html()).contains("a");
    assertThat(renderWithin("*a _b ".repeat(depth) + "b_ a*".repeat(depth)).html()).contains("a");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 20})
  void mixedEmphasisCostsLittle(int blocks) throws Exception {
    int depth = LENGTH / 11 / blocks;
    String block = "*a _b ".repeat(depth) + "b_ a*".repeat(depth) + "\n\n";
    assertThat(renderWithin(block.repeat(blocks)).text()).contains("a");
    String other = "**a _b *c ".repeat(depth) + "b_ a** ".repeat(depth) + "\n\n";
    assertThat(renderWithin(other.repeat(blocks)).text()).contains("a");
  }

  @Test
  void emphasisOfALongParagraphStays() {
    assertThat(Markdown.render("*a* ".repeat(1_500)).html().split("<em>", -1)).hasSize(1_501);
  }

  @Test
  void deepListsStayCharactersBelowALimit() throws Exception {
    StringBuilder markdown = new StringBuilder();
    IntStream.range(0, 600).forEach(i -> markdown.append("  ".repeat(i)).append("- a\n"));
    assertThat(renderWithin(markdown.toString()).html()).contains("<ul>");
    assertThat(renderWithin(("> - ".repeat(50) + "a\n\n").repeat(900)).html()).contains("<ul>");
  }

  @Test
  void wideAndLongTablesAreRendered() throws Exception {
    String wide = "|a".repeat(1_500) + "\n" + "|-".repeat(1_500) + "\n" + "|b".repeat(1_500);
    assertThat(renderWithin(wide).html()).contains("<table>");
    String tall = "|a|b|\n|-|-|\n" + "|b|c|\n".repeat(2_500);
    assertThat(renderWithin(tall).html().split("<td>", -1)).hasSize(5_001);
  }

  @Test
  void shortRowsDoNotMultiplyIntoMillionsOfCells() throws Exception {
    String bomb = "|a".repeat(1_000) + "\n" + "|-".repeat(1_000) + "\n" + "|a\n".repeat(60_000);
    RichText rich = renderWithin(bomb);
    assertThat(rich.html()).doesNotContain("<table>").hasSizeLessThan(4 * bomb.length());
  }

  @Test
  void oneDefinitionUsedByThousandsOfLinksDoesNotMultiply() throws Exception {
    String definition = "[a]: https://example.org/" + "x".repeat(1_900) + "\n\n";
    RichText rich = renderWithin(definition + "[a] ".repeat(40_000));
    assertThat(rich.html()).contains("<a href").hasSizeLessThan(2_000_000);
    assertThat(rich.text()).hasSizeLessThan(1_000_000);
    RichText longer = renderWithin("[a]: https://e.org/" + "x".repeat(100_000) + "\n\n[a] [a]");
    assertThat(longer.html()).isEqualTo("<p>a a</p>");
  }

  @Test
  void manyThreadsGetTheSameAnswer() {
    String markdown = "# a\n\n*b* [c](https://example.org) | d\n\n|a|\n|-|\n|b|";
    RichText expected = Markdown.render(markdown);
    assertThat(
            IntStream.range(0, 500).parallel().mapToObj(i -> Markdown.render(markdown)).distinct())
        .containsExactly(expected);
  }
}
