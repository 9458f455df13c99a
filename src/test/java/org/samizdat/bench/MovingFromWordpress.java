package org.samizdat.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.samizdat.testing.TestDatabase;

/**
 * How long it takes to come from WordPress, and with how much memory: a generated export of posts
 * with comments, and one post of 700 MB that must be told and passed over, imported twice with the
 * command of the packaged jar and 256 MB of heap. Arguments: {@code h2} or {@code postgresql}, how
 * many megabytes of posts there are, and how many the huge one has.
 */
public final class MovingFromWordpress {
  private static final Instant FIRST = Instant.parse("2011-01-01T00:00:00Z");
  private static final int COMMENTS = 4;
  private static final int TOPICS = 300;
  private static final int MEGABYTE = 1_000_000;
  private static final String HEAD =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
        xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
      <channel><wp:wxr_version>1.2</wp:wxr_version>
      <wp:base_blog_url>https://big.example.org</wp:base_blog_url>
      """;
  private static final String PARAGRAPH =
      """
      <!-- wp:paragraph -->
      <p>The <strong>strikers</strong> of the oil town said on Friday that \
      <a href="https://big.example.org/x">they</a> would stay until all were let go.</p>
      <!-- /wp:paragraph -->

      """;

  private MovingFromWordpress() {}

  public static void main(String[] arguments) throws Exception {
    boolean postgresql = arguments.length > 0 && arguments[0].equals("postgresql");
    int megabytes = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1_000;
    int huge = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 700;
    Path folder = Files.createTempDirectory("samizdat-wordpress");
    Path export = folder.resolve("export.xml");
    int posts = generate(export, megabytes, huge);
    System.out.printf(
        "%n%,d posts with %,d comments on %s, %,d bytes, in %s%n",
        posts, posts * COMMENTS, postgresql ? "PostgreSQL" : "H2", Files.size(export), folder);
    Map<String, String> settings = TestDatabase.fresh(postgresql);
    Path report = folder.resolve("report.tsv");
    TimedCommand command = new TimedCommand(folder, "-Xmx256m");
    String[] line = {"import", "wordpress", export.toString(), "--report", report.toString()};
    System.out.println(command.run("import", 0, settings, line).replaceAll("(?m)^.*\\r.*$", ""));
    String left = Files.readString(report);
    if (!left.contains("its content is too long") || left.lines().count() > 2) {
      throw new AssertionError(left);
    }
    command.run("import once more", 0, settings, line);
    System.exit(0);
  }

  /** Writes an export and returns how many posts it has, without the huge one. */
  private static int generate(Path file, int megabytes, int huge) throws IOException {
    int posts = 0;
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write(HEAD);
      for (long written = 0; written < (long) megabytes * MEGABYTE; posts++) {
        String post = post(posts + 1);
        out.write(post);
        written += post.length();
      }
      huge(out, posts + 1, huge);
      out.write("</channel></rss>\n");
    }
    return posts;
  }

  private static void huge(Writer out, int id, int megabytes) throws IOException {
    out.write("<item><title>Huge</title><content:encoded><![CDATA[");
    String part = "<p>a</p> ".repeat(MEGABYTE / 9);
    for (int i = 0; i < megabytes; i++) {
      out.write(part);
    }
    out.write(
        """
        ]]></content:encoded><wp:post_id>%d</wp:post_id><wp:post_type>post</wp:post_type>\
        <wp:status>publish</wp:status></item>
        """
            .formatted(id));
  }

  private static String post(int number) {
    String at = FIRST.plusSeconds(600L * number).toString().replace('T', ' ').replace("Z", "");
    StringBuilder post = new StringBuilder();
    post.append(
        """
        <item><title>Post %1$d</title><link>https://big.example.org/2011/12/16/post-%1$d/</link>\
        <dc:creator>author%2$d</dc:creator><content:encoded><![CDATA[%3$s]]></content:encoded>\
        <wp:post_id>%1$d</wp:post_id><wp:post_date_gmt>%4$s</wp:post_date_gmt>\
        <wp:comment_status>open</wp:comment_status><wp:post_name>post-%1$d</wp:post_name>\
        <wp:status>publish</wp:status><wp:post_type>post</wp:post_type>\
        <category domain="category" nicename="topic-%5$d">Topic %5$d</category>
        """
            .formatted(
                number, number % 50, PARAGRAPH.repeat(20 + number % 20), at, number % TOPICS));
    for (int i = 0; i < COMMENTS; i++) {
      post.append(
          """
          <wp:comment><wp:comment_id>%1$d</wp:comment_id><wp:comment_author>Reader</wp:comment_author>\
          <wp:comment_author_email>reader%1$d@example.org</wp:comment_author_email>\
          <wp:comment_date_gmt>%2$s</wp:comment_date_gmt>\
          <wp:comment_content>Words of reader %1$d.</wp:comment_content>\
          <wp:comment_approved>1</wp:comment_approved></wp:comment>
          """
              .formatted(number * COMMENTS + i, at));
    }
    return post.append("</item>\n").toString();
  }
}
