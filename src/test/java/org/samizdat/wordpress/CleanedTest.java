package org.samizdat.wordpress;

import static org.assertj.core.api.Assertions.assertThat;

import com.rasklaad.blns.NaughtyStrings;
import java.util.List;
import org.jsoup.nodes.Entities;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.samizdat.text.Markdown;

/** WordPress' markup becomes Markdown that says the same. */
@Tag("no-database")
class CleanedTest {
  private static final String BASE = "https://example.org/2011/12/strike/";

  static List<String> naughtyStrings() {
    return NaughtyStrings.getStrings();
  }

  private static Cleaned typed(String html) {
    return Cleaned.typed(html, BASE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "<p>One <b>two</b> <i>three</i></p>|One **two** *three*",
        "<p>One<b> two </b>three</p>|One **two** three",
        "<p><b>one <i>two</i> three</b></p>|**one *two* three**",
        "<p>un<b>believ</b>able</p>|un**believ**able",
        "<p>he said<b>“no”</b>again</p>|he said“no”again",
        "<p><b></b>nothing<i> </i>here</p>|nothing here",
        "<p>1. no list</p>|1\\. no list",
        "<p># no *heading* at_all</p>|\\# no \\*heading\\* at\\_all",
        "<p>AT&amp;T &amp;lt;b&amp;gt;</p>|AT\\&T \\&lt;b\\&gt;",
        "<p>CO<sub>2</sub> and 10<sup>6</sup></p>|CO₂ and 10⁶",
        "<p><a href='/map'>the map</a></p>|[the map](https://example.org/map)",
        "<p><a href='javascript:alert(1)'>a trap</a></p>|a trap",
        "<p><a href='mailto:desk@example.org'>write</a></p>|[write](mailto:desk@example.org)",
        "<h2>What <br>happened</h2>|## What happened",
        "<p>a<br>b</p>|a  \\nb",
        "<p>a<br><br>b</p>|a\\n\\nb",
        "<ul><li>a</li><li>b<ol start=3><li>c</li></ol></li></ul>|- a\\n\\n- b\\n  \\n  3. c",
        "<blockquote><p>a</p><p>b</p></blockquote>|> a\\n> \\n> b",
        "<pre>x &lt; y\\n  z</pre>|```\\nx < y\\n  z\\n```",
        "<p>run <code>ls *</code></p>|run `ls *`",
        "<dl><dt>Word</dt><dd>Meaning</dd></dl>|**Word**\\n\\nMeaning",
        "<p>&nbsp;</p><p>a</p>|a",
        "<div><div><p>deep</p></div></div>|deep",
      })
  void htmlBecomesMarkdown(String html, String markdown) {
    assertThat(typed(html.replace("\\n", "\n")).markdown())
        .isEqualTo(markdown.replace("\\n", "\n"));
  }

  @Test
  void tableKeepsItsCells() {
    Cleaned cleaned =
        typed(
            "<p>x</p><table><caption>Dead</caption><thead><tr><th>Who<th>Says</tr></thead>"
                + "<tr><td>regime|state</td><td><b>10</b></td></tr><tr><td>strikers<td>70</table>");
    assertThat(Markdown.render(cleaned.markdown()).text())
        .isEqualTo("x\n\nDead\n\nWho | Says\nregime|state | 10\nstrikers | 70");
  }

  @Test
  void classicTextHasParagraphsByEmptyLines() {
    assertThat(typed("One\r\ntwo <b>three</b>\r\n\r\nfour\n\n\n<h3>five</h3>\nsix").markdown())
        .isEqualTo("One  \ntwo **three**\n\nfour\n\n### five\n\nsix");
  }

  @Test
  void blockCommentsLeaveNothing() {
    Cleaned cleaned =
        typed(
            """
            <!-- wp:paragraph {"align":"left"} -->
            <p>One
            line</p>
            <!-- /wp:paragraph -->

            <!-- wp:latest-posts {"postsToShow":3} /-->""");
    assertThat(cleaned.markdown()).isEqualTo("One line");
    assertThat(cleaned.left()).containsExactly("block has no text of its own: latest-posts");
  }

  @Test
  void picturesAreTakenOutWithTheirCaptions() {
    Cleaned cleaned =
        typed(
            """
            [caption id="attachment_612" align="center"]<a href="/big.jpg"><img src="/a.jpg" alt="A square" /></a> The <b>square</b>, at noon[/caption]

            Text <img class="size-full wp-image-7" src="b.png">

            <figure><img src="https://cdn.example.org/c.gif"><figcaption>See</figcaption></figure>

            [gallery ids="3, 4"]""");
    assertThat(cleaned.markdown()).isEqualTo("Text");
    assertThat(cleaned.pictures())
        .containsExactly(
            new Picture(612, "https://example.org/a.jpg", "A square", "The square, at noon"),
            new Picture(7, "https://example.org/2011/12/strike/b.png", "", ""),
            new Picture(0, "https://cdn.example.org/c.gif", "", "See"),
            Picture.of(3),
            Picture.of(4));
  }

  @Test
  void galleryWithoutNamesShowsAll() {
    assertThat(typed("[gallery columns=\"2\"]").pictures())
        .containsExactly(Picture.of(Picture.ALL));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "They was [sic] there [1]|They was \\[sic\\] there \\[1\\]",
        "[box color=\"red\"]Loud[/box] words|Loud words",
        "[[gallery]]|\\[gallery\\]",
        "[embed]https://example.com/v[/embed]|https://example.com/v",
        "[audio mp3=\"https://example.com/a.mp3\"][/audio]|"
            + "[https://example.com/a.mp3](https://example.com/a.mp3)",
        "[code]a &lt; b[/code]|```\\na < b\\n```",
        "[never closed|\\[never closed",
        "[|\\[",
      })
  void shortcodesBecomeWhatTheyMean(String html, String markdown) {
    assertThat(typed(html).markdown()).isEqualTo(markdown.replace("\\n", "\n"));
  }

  @Test
  void whatHasNoMarkdownIsNamed() {
    Cleaned cleaned =
        typed(
            "<p>a</p><iframe src='https://example.com/film'></iframe><script>alert(1)</script>"
                + "<p><del>10</del> 70</p>[poll id=3]");
    assertThat(cleaned.markdown())
        .isEqualTo("a\n\n[https://example.com/film](https://example.com/film)\n\n10 70");
    assertThat(cleaned.left())
        .containsExactly(
            "element became a link: iframe",
            "element is left out: script",
            "shortcode is left out: poll",
            "struck-out text stands as if it were not");
  }

  @ParameterizedTest
  @MethodSource("naughtyStrings")
  void naughtyStringsAreReadBackAsTheyWere(String naughty) {
    Cleaned cleaned = Cleaned.shown("<p>" + Entities.escape(naughty) + "</p>", BASE);
    assertThat(visible(Markdown.render(cleaned.markdown()).text())).isEqualTo(visible(naughty));
  }

  private static String visible(String text) {
    return text.replaceAll("[\\s\\p{Z}\\p{C}]+", "");
  }

  @Test
  void deepAndLongTextIsBorne() {
    for (String part :
        List.of("<div>", "<ul><li>", "<blockquote>", "<b>", "[", "[a b=", "<a href=x>")) {
      Cleaned cleaned = typed(part.repeat(20_000) + "end");
      assertThat(Markdown.render(cleaned.markdown()).text()).contains("end");
    }
  }
}
