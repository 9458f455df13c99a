package org.samizdat.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import org.samizdat.testing.TestDatabase;

/**
 * How long it takes to move out and in, and with how much memory: an archive is made by importing
 * generated lines, exported, imported into another database, and exported again; both exports must
 * be the same bytes. Each is the command of the packaged jar with 512 MB of heap. Arguments: {@code
 * h2} or {@code postgresql}, and how many articles there are; each has ten updates.
 */
public final class Moving {
  private static final Instant FIRST = Instant.parse("2011-01-01T00:00:00Z");
  private static final Duration SPAN = Duration.ofDays(3653);
  private static final int UPDATES = 10;
  private static final int TOPICS = 20;
  private static final String TEXT =
      "**Reports** from [the square](https://example.org/reports) say that the lights are off and"
          + " the phones are dead. ";

  private final Path folder;
  private final boolean postgresql;

  private Moving(Path folder, boolean postgresql) {
    this.folder = folder;
    this.postgresql = postgresql;
  }

  public static void main(String[] arguments) throws Exception {
    boolean postgresql = arguments.length > 0 && arguments[0].equals("postgresql");
    int articles = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 100_000;
    Path folder = Files.createTempDirectory("samizdat-moving");
    System.out.printf(
        "%n%,d articles with %,d updates on %s, in %s%n",
        articles, articles * UPDATES, postgresql ? "PostgreSQL" : "H2", folder);
    new Moving(folder, postgresql).run(articles);
    System.exit(0);
  }

  private void run(int articles) throws Exception {
    Path generated = folder.resolve("generated.ndjson");
    generate(generated, articles);
    Map<String, String> here = TestDatabase.fresh(postgresql);
    Map<String, String> there = TestDatabase.fresh(postgresql);
    Path first = folder.resolve("first.ndjson");
    Path second = folder.resolve("second.ndjson");
    command("import of what was generated", here, "import", generated.toString());
    command("export", here, "export", first.toString());
    command("import", there, "import", first.toString());
    command("export of that", there, "export", second.toString());
    command("import once more", there, "import", first.toString());
    System.out.printf("%,d bytes%n%s%n%s%n", Files.size(first), sha256(first), sha256(second));
    if (Files.mismatch(first, second) >= 0) {
      throw new AssertionError("the exports differ at byte " + Files.mismatch(first, second));
    }
  }

  private void command(String name, Map<String, String> settings, String... arguments)
      throws Exception {
    new TimedCommand(folder, "-Xmx512m", "-Xlog:gc*:file=" + folder + "/gc.log")
        .run(name, 0, settings, arguments);
  }

  private static String sha256(Path file) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    try (InputStream in = Files.newInputStream(file)) {
      byte[] buffer = new byte[1 << 16];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void generate(Path file, int articles) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      line(
          out,
          """
          {"type":"header","format":"samizdat","version":1,"site":"S","url":"https://s.example"}""");
      long lines = 1;
      for (int i = 0; i < articles; i++) {
        lines += article(out, i, FIRST.plusMillis(SPAN.toMillis() / articles * i));
      }
      line(out, "{\"type\":\"end\",\"lines\":%d}".formatted(lines));
    }
  }

  private static int article(OutputStream out, int number, Instant at) throws IOException {
    UUID id = new UUID(0x012d3b0000007000L + ((long) number << 20), Long.MIN_VALUE + number);
    line(
        out,
        """
        {"type":"article","id":"%s","status":"published","content":{"slug":"article-%d",\
        "kind":"liveblog","language":"en","headline":"Headline number %d","body":"%s","topics":[\
        {"slug":"topic-%d","name":"Topic"},{"slug":"topic-%d","name":"Topic"}]},\
        "live":{"state":"ended","startedAt":"%5$s","endedAt":"%5$s"},"revision":2,"createdAt":"%5$s",\
        "editedAt":"%5$s","publishedAt":"%5$s","changedAt":"%5$s"}"""
            .replace("%5$s", at.toString())
            .formatted(
                id,
                number,
                number,
                TEXT.repeat(12),
                number % TOPICS,
                TOPICS + number / TOPICS % TOPICS));
    revisions(out, "article", id, at);
    for (int i = 0; i < UPDATES; i++) {
      update(out, id, number * UPDATES + i, at.plusSeconds(600L * i));
    }
    return 3 + 3 * UPDATES;
  }

  private static void update(OutputStream out, UUID article, int number, Instant at)
      throws IOException {
    UUID id =
        new UUID(0x012d3b0000007000L + ((long) number << 20), Long.MIN_VALUE + (1L << 40) + number);
    line(
        out,
        """
        {"type":"update","id":"%s","articleId":"%s","status":"published","content":{"body":"%s",\
        "attribution":{"name":"A correspondent","kind":"correspondent"}},\
        "time":{"displayTime":"Update 13:10 GMT","occurredAt":"AT","precision":"minute"},\
        "revision":2,"createdAt":"AT","editedAt":"AT","publishedAt":"AT"}"""
            .replace("AT", at.toString())
            .formatted(id, article, number + " " + TEXT.repeat(3)));
    revisions(out, "update", id, at);
  }

  private static void revisions(OutputStream out, String of, UUID id, Instant at)
      throws IOException {
    String revision =
        """
        {"type":"%s-revision","%sId":"%s","revision":%d,"what":"%s","public":%b,\
        "author":"night desk","madeAt":"%s"}""";
    line(out, revision.formatted(of, of, id, 1, "created", false, at));
    line(out, revision.formatted(of, of, id, 2, "published", true, at));
  }

  private static void line(OutputStream out, String json) throws IOException {
    out.write(json.getBytes(StandardCharsets.UTF_8));
    out.write('\n');
  }
}
