package org.samizdat.wordpress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An export is read as it is, in bounded memory, and what is none is refused with its place. */
@Tag("no-database")
class WxrReaderTest {
  private static final String HEAD =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
          xmlns:content="http://purl.org/rss/1.0/modules/content/"
          xmlns:dc="http://purl.org/dc/elements/1.1/"
          xmlns:wp="http://wordpress.org/export/1.2/">
      <channel><link>https://example.org</link><language>en</language>
      <wp:wxr_version>1.2</wp:wxr_version>
      <wp:base_blog_url>https://www.example.org/</wp:base_blog_url>
      """;
  private static final String FOOT = "</channel></rss>";

  /** All that was read. */
  private static final class Read implements Content {
    private final List<Object> all = new ArrayList<>();

    @Override
    public void site(Site site) {
      all.add(site);
    }

    @Override
    public void author(Author author) {
      all.add(author);
    }

    @Override
    public void term(Term term) {
      all.add(term);
    }

    @Override
    public void entry(Entry entry) {
      all.add(entry);
    }

    @Override
    public void left(Left left) {
      all.add(left);
    }
  }

  private static Read read(String xml) throws IOException {
    return read(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
  }

  private static Read read(InputStream in) throws IOException {
    Read read = new Read();
    try (WxrReader reader = WxrReader.open(in, read)) {
      reader.finish();
    }
    return read;
  }

  @Test
  void everythingOfAnExportIsRead() throws IOException {
    Read read =
        read(
            HEAD
                + """
                <wp:author><wp:author_login>kim</wp:author_login>
                <wp:author_email>kim@example.org</wp:author_email>
                <wp:author_display_name><![CDATA[Kim R.]]></wp:author_display_name></wp:author>
                <wp:category><wp:category_nicename>strikes</wp:category_nicename>
                <wp:cat_name><![CDATA[Strikes &amp; rallies]]></wp:cat_name></wp:category>
                <wp:tag><wp:tag_slug>oil</wp:tag_slug><wp:tag_name>Oil</wp:tag_name></wp:tag>
                <item><title>Fired upon</title><link>https://example.org/2011/12/fired/</link>
                <dc:creator>kim</dc:creator>
                <content:encoded><![CDATA[a ]]]]><![CDATA[> b &amp; c]]></content:encoded>
                <excerpt:encoded><![CDATA[short]]></excerpt:encoded>
                <wp:post_id>7</wp:post_id><wp:post_date>2011-12-16 19:10:00</wp:post_date>
                <wp:post_date_gmt>0000-00-00 00:00:00</wp:post_date_gmt>
                <wp:comment_status>open</wp:comment_status><wp:post_name>fired</wp:post_name>
                <wp:status>publish</wp:status><wp:post_type>post</wp:post_type>
                <category domain="category" nicename="strikes">Strikes</category>
                <wp:postmeta><wp:meta_key>_wp_old_slug</wp:meta_key>
                <wp:meta_value>shot</wp:meta_value></wp:postmeta>
                <wp:postmeta><wp:meta_key>_plugin</wp:meta_key>
                <wp:meta_value><![CDATA[O:8:"Evil":1:{s:3:"cmd";s:2:"rm";}]]></wp:meta_value>
                </wp:postmeta>
                <wp:comment><wp:comment_id>3</wp:comment_id>
                <wp:comment_author>A</wp:comment_author>
                <wp:comment_author_email>a@example.org</wp:comment_author_email>
                <wp:comment_author_IP>192.0.2.1</wp:comment_author_IP>
                <wp:comment_content>Yes</wp:comment_content>
                <wp:comment_approved>1</wp:comment_approved></wp:comment>
                </item>"""
                + FOOT);
    assertThat(read.all)
        .startsWith(
            new Site("https://www.example.org/", "en"),
            new Author("kim", "Kim R."),
            new Term("category", "strikes", "Strikes &amp; rallies"),
            new Term("post_tag", "oil", "Oil"))
        .hasSize(5);
    Entry entry = (Entry) read.all.get(4);
    assertThat(entry.content()).isEqualTo("a ]]> b &amp; c");
    assertThat(entry.excerpt()).isEqualTo("short");
    assertThat(entry.date().at(ZoneId.of("Asia/Almaty")).orElseThrow())
        .hasToString("2011-12-16T13:10:00Z");
    assertThat(entry.meta()).containsOnlyKeys("_wp_old_slug");
    assertThat(entry.terms()).containsExactly(new Term("category", "strikes", "Strikes"));
    assertThat(entry.comments()).hasSize(1);
    assertThat(entry.comments().get(0).email()).isPresent();
    assertThat(entry.toString()).doesNotContain("@example.org").doesNotContain("192.0.2.1");
  }

  @Test
  void siteHasOneKeyHoweverItsAddressIsWritten() {
    assertThat(new Site("https://www.Example.org/", "").key())
        .isEqualTo(new Site("http://example.org", "").key())
        .isEqualTo("example.org");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0000-00-00 00:00:00", "", "yesterday", "-0001-11-30 00:00:00"})
  void dateThatIsNoneIsNone(String text) {
    assertThat(new PrintedDate(text, text).at(ZoneId.of("UTC"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<html><body>no</body></html>|It is no WordPress export: it begins with <html> (line 1).",
        "<rss><channel><title>x</title></channel></rss>|wp:wxr_version",
        "<rss xmlns:wp='u'><channel><wp:wxr_version>2.0</wp:wxr_version></channel></rss>|version '2.0'",
        "<rss xmlns:wp='u'><channel><wp:wxr_version>1.2</wp:wxr_version></channel></rss>|address",
        "<!DOCTYPE rss SYSTEM 'file:///etc/passwd'><rss/>|document type",
        "<rss>\\n<channel>\\n  <a></b></channel></rss>|line 3, column",
        "<rss><channel><title>&lol;</title></channel></rss>|line 1, column",
        "|not well-formed",
      })
  void whatIsNoExportIsRefusedWithItsPlace(String xml, String why) {
    String text = xml == null ? "" : xml.replace("\\n", "\n");
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(SourceRefused.class)
        .hasMessageContaining(why);
  }

  @Test
  void billionLaughsAreRefused() {
    StringBuilder bomb = new StringBuilder("<!DOCTYPE lolz [<!ENTITY a0 \"lol\">");
    for (int i = 1; i < 10; i++) {
      bomb.append("<!ENTITY a%d \"%s\">".formatted(i, "&a%d;".formatted(i - 1).repeat(10)));
    }
    assertThatThrownBy(() -> read(bomb + "]><rss><channel><title>&a9;</title></channel></rss>"))
        .isInstanceOf(SourceRefused.class)
        .hasMessageContaining("document type");
  }

  @Test
  void postOf700MegabytesIsLeftAndTheNextIsRead() throws IOException {
    String begin =
        HEAD + "<item><title>Huge</title><wp:post_id>1</wp:post_id><content:encoded><![CDATA[";
    String end =
        "]]></content:encoded></item>\n<item><title>Next</title><wp:post_id>2</wp:post_id></item>"
            + FOOT;
    Read read = read(sequence(bytes(begin), new Letters(700_000_000L), bytes(end)));
    assertThat(read.all.get(1)).isEqualTo(new Left("line 9", "Huge", "its content is too long"));
    assertThat(((Entry) read.all.get(2)).title()).isEqualTo("Next");
  }

  private static InputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private static InputStream sequence(InputStream... parts) {
    return new SequenceInputStream(Collections.enumeration(List.of(parts)));
  }

  /** So many letters, none of which is kept anywhere. */
  private static final class Letters extends InputStream {
    private long left;

    Letters(long count) {
      left = count;
    }

    @Override
    public int read() {
      return left-- > 0 ? 'a' : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      int count = (int) Math.min(left, length);
      java.util.Arrays.fill(into, offset, offset + count, (byte) 'a');
      left -= count;
      return count > 0 ? count : -1;
    }
  }
}
