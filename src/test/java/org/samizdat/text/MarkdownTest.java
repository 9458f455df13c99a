package org.samizdat.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("no-database")
final class MarkdownTest {
  private static String html(String markdown) {
    return Markdown.render(markdown).html();
  }

  private static String text(String markdown) {
    return Markdown.render(markdown).text();
  }

  @Test
  void nothingGivesNothing() {
    assertThat(Markdown.render("")).isEqualTo(new RichText("", ""));
    assertThat(Markdown.render(" \n\n\t")).isEqualTo(new RichText("", ""));
  }

  @Test
  void paragraphsArePartedByABlankLine() {
    RichText rich = Markdown.render("Police *opened* **fire**\non the square.\n\nTen are dead.");
    assertThat(rich.html())
        .isEqualTo(
            "<p>Police <em>opened</em> <strong>fire</strong>\non the square.</p>\n"
                + "<p>Ten are dead.</p>");
    assertThat(rich.text()).isEqualTo("Police opened fire on the square.\n\nTen are dead.");
  }

  @Test
  void hardBreaksStay() {
    assertThat(html("one  \ntwo")).isEqualTo("<p>one<br />\ntwo</p>");
    assertThat(text("one  \ntwo")).isEqualTo("one\ntwo");
  }

  @Test
  void firstLevelHeadingBecomesSecond() {
    assertThat(html("# One\n\n## Two\n\n###### Six"))
        .isEqualTo("<h2>One</h2>\n<h2>Two</h2>\n<h6>Six</h6>");
  }

  @Test
  void listsKeepTheirNumbersAndNesting() {
    String markdown = "- one\n  - inner\n- two\n\n3. three\n4. four";
    assertThat(html(markdown)).contains("<ol start=\"3\">", "<ul>", "<li>three</li>");
    assertThat(text(markdown)).isEqualTo("- one\n  - inner\n- two\n\n3. three\n4. four");
  }

  @Test
  void itemsOfSeveralParagraphsArePartedByABlankLine() {
    assertThat(text("* a\n\n  b\n* c")).isEqualTo("- a\n\n  b\n\n- c");
  }

  @Test
  void quotationsAndCodeAreReadable() {
    String markdown = "> He said:\n>\n> No.\n\n```sh\ncurl  -u :x\n```\n\n---\n\n    indented";
    assertThat(text(markdown)).isEqualTo("> He said:\n>\n> No.\n\ncurl  -u :x\n\nindented");
    assertThat(html(markdown))
        .contains("<blockquote>", "<hr />", "<pre><code>curl  -u :x\n</code></pre>")
        .doesNotContain("class=");
  }

  @Test
  void tablesKeepTheirAlignment() {
    RichText rich = Markdown.render("|who|dead|\n|:-|-:|\n|state|10|\n|strikers|*70*|");
    assertThat(rich.html())
        .contains("<th align=\"left\">who</th>", "<td align=\"right\"><em>70</em></td>");
    assertThat(rich.text()).isEqualTo("who | dead\nstate | 10\nstrikers | 70");
  }

  @Test
  void linksOpenNoDoorToTheOpener() {
    RichText rich = Markdown.render("See [the report](https://example.org/a?b=c \"title\").");
    assertThat(rich.html())
        .contains("rel=\"noopener noreferrer\"", ">the report</a>")
        .doesNotContain("title=");
    assertThat(rich.text()).isEqualTo("See the report (https://example.org/a?b=c).");
  }

  @Test
  void bareLinksAreNotRepeatedInPlainText() {
    assertThat(text("https://example.org/ and www.example.com and info@example.org"))
        .isEqualTo("https://example.org/ and www.example.com and info@example.org");
    assertThat(html("https://example.org/x")).contains("<a href=\"https://example.org/x\"");
    assertThat(html("info@example.org")).contains("href=\"mailto:info&#64;example.org\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](&#106;avascript:alert(1))",
        "[x](java\tscript:alert(1))",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "[x](vbscript:x)",
        "[x](//evil.example/)",
        "[x](/relative)",
        "[x](file:///etc/passwd)",
        "<javascript:alert(1)>",
        "[x]: javascript:alert(1)\n\n[x]",
        "[x](<javascript:alert(1)>)",
      })
  void linksOutsideTheWebAndMailAreNoLinks(String markdown) {
    assertThat(html(markdown)).doesNotContain("<a").doesNotContain("href");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "a <img src=x onerror=alert(1)> b",
        "<iframe src=\"https://evil.example\"></iframe>",
        "<svg/onload=alert(1)>",
        "<div style=\"x\">\n\n*x*\n\n</div>",
        "<!-- c --><style>p{}</style>",
        "<a href=\"javascript:alert(1)\">x</a>",
        "<b>x</b>",
        "![a](https://example.org/a.png)",
        "[![a](x.png)](https://example.org)",
        "`<script>`",
        "```\"><script>\n<script>\n```",
        "| <script> |\n|-|\n| <img src=x> |",
        "[<script>](https://example.org/\"onmouseover=\"alert(1))",
      })
  void typedMarkupNeverBecomesMarkup(String markdown) {
    assertThat(html(markdown))
        .doesNotContainPattern("(?i)<(script|img|iframe|svg|div|style|b)\\b")
        .doesNotContain("<!-- c")
        .doesNotContainPattern("<[^>]*\\son\\w+=")
        .doesNotContainPattern("href=\"(?!https?://)");
  }

  @Test
  void typedMarkupIsShownAsTyped() {
    assertThat(html("<b>x</b>")).isEqualTo("<p>&lt;b&gt;x&lt;/b&gt;</p>");
    assertThat(text("<b>x</b>")).isEqualTo("<b>x</b>");
  }

  @Test
  void imagesBecomeTheirAlternativeText() {
    assertThat(html("See ![the *square*](https://example.org/a.png)."))
        .isEqualTo("<p>See the <em>square</em>.</p>");
    assertThat(text("See ![the *square*](https://example.org/a.png)."))
        .isEqualTo("See the square.");
  }

  @Test
  void charactersThatNoDatabaseKeepsAreReplaced() {
    RichText rich = Markdown.render("a\u0000b\u0001c\uD800d");
    assertThat(PlainText.isStorable(rich.html())).isTrue();
    assertThat(PlainText.isStorable(rich.text())).isTrue();
  }

  @Test
  void cyrillicPassesUnchanged() {
    assertThat(Markdown.render("Жаңаөзен: 70 қаза"))
        .isEqualTo(new RichText("<p>Жаңаөзен: 70 қаза</p>", "Жаңаөзен: 70 қаза"));
  }

  @ParameterizedTest
  @CsvSource({"1. a, 1. a", "7) a, 7. a", "* a, - a", "+ a, - a"})
  void listMarkersAreUniform(String markdown, String text) {
    assertThat(text(markdown)).isEqualTo(text);
  }
}
