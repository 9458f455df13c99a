package org.samizdat.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.samizdat.testing.Answer;
import org.samizdat.testing.Api;
import org.samizdat.testing.Desk;
import org.samizdat.testing.SamizdatServer;

/** Public answers can be cached and validated by anyone, compressed or not. */
@Tag("no-database")
class CachingTest {
  private static final String SAMPLE = "/v1/articles/zhanaozen-oil-workers-fired-upon";

  @RegisterExtension
  static final SamizdatServer SERVER = new SamizdatServer().with("SAMIZDAT_SAMPLE", "true");

  private final Api reader = SERVER.anonymous();

  @BeforeAll
  static void letTheSecondOfTheSamplePass() throws InterruptedException {
    // Last-Modified is left out while its second runs
    Thread.sleep(2_100);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1",
        "/v1/site",
        "/v1/articles",
        SAMPLE,
        SAMPLE + "/updates",
        "/v1/topics",
        "/v1/topics/oil",
        SAMPLE + "?fields=headline",
        "/openapi.yaml",
        "/openapi.json"
      })
  void knownBytesAreAnswered304WithTheSameHeaders(String path) {
    Answer full = reader.get(path).expect(200);
    Answer known = reader.with("If-None-Match", full.etag()).get(path).expect(304);
    assertThat(known.body()).isEmpty();
    for (String header : List.of("ETag", "Cache-Control", "Last-Modified")) {
      assertThat(known.header(header)).as(header).isEqualTo(full.header(header));
    }
    assertThat(full.header("Set-Cookie")).isEmpty();
    reader.with("If-None-Match", "\"other\", " + full.etag()).get(path).expect(304);
    reader.with("If-None-Match", "\"other\"").get(path).expect(200);
    reader.with("If-Match", "\"other\"").get(path).expect(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/articles", SAMPLE, SAMPLE + "/updates"})
  void compressedAnswersHaveTheSameBytesAndAValidatorThatWorks(String path) throws IOException {
    Answer plain = reader.get(path).expect(200);
    Answer gzip = reader.with("Accept-Encoding", "gzip").get(path).expect(200);
    assertThat(gzip.header("Content-Encoding")).hasValue("gzip");
    assertThat(gzip.header("Vary"))
        .hasValueSatisfying(v -> assertThat(v).contains("Accept-Encoding"));
    assertThat(new GZIPInputStream(new ByteArrayInputStream(gzip.body())).readAllBytes())
        .isEqualTo(plain.body());
    assertThat(gzip.etag()).isNotEqualTo(plain.etag());
    reader.with("If-None-Match", gzip.etag()).with("Accept-Encoding", "gzip").get(path).expect(304);
    reader.with("If-None-Match", gzip.etag()).get(path).expect(304);
    reader
        .with("If-None-Match", plain.etag())
        .with("Accept-Encoding", "gzip")
        .get(path)
        .expect(304);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1", "/v1/articles", SAMPLE, "/v1/topics/oil"})
  void headHasTheHeadersOfGet(String path) {
    Answer get = reader.get(path).expect(200);
    Answer head = reader.head(path).expect(200);
    assertThat(head.body()).isEmpty();
    for (String header : List.of("ETag", "Cache-Control", "Content-Type", "Cache-Tag", "Vary")) {
      assertThat(head.header(header)).as(header).isEqualTo(get.header(header));
    }
  }

  @Test
  void lastModifiedValidatesAndETagWins() {
    Answer full = reader.get(SAMPLE).expect(200);
    String time = full.header("Last-Modified").orElseThrow();
    reader.with("If-Modified-Since", time).get(SAMPLE).expect(304);
    reader.with("If-Modified-Since", "Fri, 16 Dec 2011 10:00:00 GMT").get(SAMPLE).expect(200);
    reader
        .with("If-Modified-Since", time)
        .with("If-None-Match", "\"other\"")
        .get(SAMPLE)
        .expect(200);
  }

  @Test
  void freshnessFitsWhatIsAnswered() {
    assertThat(cacheControl("/v1/articles")).contains("max-age=5,", "stale-while-revalidate=30");
    assertThat(cacheControl(SAMPLE)).contains("max-age=30,", "stale-if-error=86400");
    assertThat(cacheControl(SAMPLE + "/updates")).contains("max-age=5,");
    String next = reader.get(SAMPLE + "/updates?limit=2").at("/page/next");
    assertThat(cacheControl(SAMPLE + "/updates?limit=2&cursor=" + next)).contains("max-age=300,");
    assertThat(SERVER.admin().get("/v1/admin/articles").header("Cache-Control"))
        .hasValue("no-store");

    String ended = new Desk(SERVER.admin()).liveBlog(Desk.slug("ended")).at("/slug");
    SERVER.admin().ifMatch("*").post("/v1/admin/articles/" + ended + "/end").expect(200);
    assertThat(cacheControl("/v1/articles/" + ended)).contains("max-age=300,");
  }

  private String cacheControl(String path) {
    return reader.get(path).expect(200).header("Cache-Control").orElseThrow();
  }

  @Test
  void tagsNameWhatAnAnswerDependsOn() {
    Answer sample = reader.get(SAMPLE).expect(200);
    assertThat(sample.header("Cache-Tag"))
        .hasValueSatisfying(
            tags ->
                assertThat(tags.split(","))
                    .contains("article:" + sample.at("/id"), "topic:oil", "donation-appeals"));
    assertThat(reader.get("/v1/articles").header("Cache-Tag")).hasValue("articles");
  }

  @Test
  void publicDataMayBeReadFromAnyOriginAndTheAdminSurfaceFromNone() {
    Api page = reader.with("Origin", "https://front.example.org");
    assertThat(page.get("/v1/articles").header("Access-Control-Allow-Origin")).hasValue("*");
    assertThat(page.get("/v1/nothing").header("Access-Control-Allow-Origin")).hasValue("*");
    Api preflight = page.with("Access-Control-Request-Method", "GET");
    Answer allowed = preflight.send("OPTIONS", "/v1/articles").expect(204);
    assertThat(allowed.header("Access-Control-Allow-Methods"))
        .hasValue("GET, HEAD, POST, DELETE, OPTIONS");
    Answer admin = preflight.send("OPTIONS", "/v1/admin/articles").expect(204);
    assertThat(admin.header("Access-Control-Allow-Origin")).isEmpty();
  }

  @Test
  void answersAreNothingButData() {
    for (String path : List.of("/v1/articles", "/v1/nothing", "/v1/admin/articles")) {
      Answer answer = reader.get(path);
      assertThat(answer.header("X-Content-Type-Options")).hasValue("nosniff");
      assertThat(answer.header("Content-Security-Policy").orElse(""))
          .contains("default-src 'none'");
    }
  }

  @Test
  void requestIdIsTheClientsOwnWhereHarmless() {
    assertThat(reader.with("X-Request-Id", "abc-1").get("/v1").header("X-Request-Id"))
        .hasValue("abc-1");
    assertThat(reader.with("X-Request-Id", "a b<script>").get("/v1").header("X-Request-Id"))
        .hasValueSatisfying(id -> assertThat(id).doesNotContain("script"));
  }
}
