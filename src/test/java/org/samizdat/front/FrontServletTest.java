package org.samizdat.front;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.samizdat.testing.Answer;
import org.samizdat.testing.Api;
import org.samizdat.testing.SamizdatServer;

/** How the front end is given out, and that nothing else is in its way. */
@Tag("no-database")
class FrontServletTest {
  private static final Path SOURCE = Path.of("src/main/resources/front");

  @RegisterExtension static final SamizdatServer SERVER = new SamizdatServer();

  @RegisterExtension
  static final SamizdatServer WITHOUT = new SamizdatServer().with("SAMIZDAT_FRONT_END", "false");

  private static Api files() {
    return SERVER.anonymous().unchecked();
  }

  @Test
  void everyFileIsGivenOutAsItIs() throws Exception {
    assertThat(files().get("/").expect(200).body())
        .isEqualTo(Files.readAllBytes(SOURCE.resolve("index.html")));
    try (Stream<Path> all = Files.list(SOURCE)) {
      List<String> names =
          all.map(each -> each.getFileName().toString())
              .filter(name -> !name.equals("index.html"))
              .sorted()
              .toList();
      assertThat(names).isEqualTo(FrontEnd.FILES);
    }
    for (String name : FrontEnd.FILES) {
      assertThat(files().get("/front/" + name).expect(200).body())
          .isEqualTo(Files.readAllBytes(SOURCE.resolve(name)));
    }
  }

  @Test
  void pageAllowsNothingButItself() {
    Answer page = files().get("/").expect(200);
    assertThat(page.header("Content-Security-Policy").orElseThrow())
        .startsWith("default-src 'none'; script-src 'self'; style-src 'self';")
        .contains("require-trusted-types-for 'script'", "frame-ancestors 'none'")
        .doesNotContain("unsafe", "*", "http");
    assertThat(page.header("X-Content-Type-Options")).contains("nosniff");
    assertThat(page.header("Referrer-Policy")).contains("no-referrer");
    assertThat(page.header("Set-Cookie")).isEmpty();
    assertThat(page.header("Content-Type").orElseThrow()).startsWith("text/html");
    assertThat(page.text()).doesNotContain("<style", " style=", " onclick=");
  }

  @Test
  void whoHasAFileIsToldThatItIsTheSame() {
    for (String path : List.of("/", "/front/app.js")) {
      for (String coding : List.of("identity", "gzip")) {
        Answer first = files().with("Accept-Encoding", coding).get(path).expect(200);
        assertThat(first.etag()).startsWith("\"");
        Answer again =
            files()
                .with("Accept-Encoding", coding)
                .with("If-None-Match", first.etag())
                .get(path)
                .expect(304);
        assertThat(again.body()).isEmpty();
        assertThat(again.header("Cache-Control")).isEqualTo(first.header("Cache-Control"));
      }
    }
    Answer packed = files().with("Accept-Encoding", "gzip").get("/front/app.js").expect(200);
    assertThat(packed.header("Content-Encoding")).contains("gzip");
    assertThat(packed.header("Vary").orElseThrow()).contains("Accept-Encoding");
    files().with("If-None-Match", "\"other\"").get("/").expect(200);
    files().head("/").expect(200);
  }

  @Test
  void modulesMayBeLoadedByPagesOfOthers() {
    assertThat(files().get("/front/embed.js").header("Access-Control-Allow-Origin")).contains("*");
  }

  @Test
  void whatIsNotThereIsAProblem() {
    for (String path :
        List.of("/front/", "/front/none.js", "/front/index.html", "/front/..%2fconfig.yml", "/x")) {
      assertThat(files().get(path).status()).as(path).isIn(400, 404);
      assertThat(files().get(path).header("Content-Type")).contains("application/problem+json");
    }
    files().send("POST", "/").expectProblem(405, "method-not-allowed");
    SERVER.anonymous().get("/v1/none").expectProblem(404, "not-found");
    assertThat(files().get("/docs").expect(200).text()).contains("swagger-ui");
    SERVER.anonymous().get("/openapi.yaml").expect(200);
    SERVER.anonymous().get("/v1").expect(200);
  }

  @Test
  void itCanBeSwitchedOff() {
    WITHOUT.anonymous().unchecked().get("/").expectProblem(404, "not-found");
    WITHOUT.anonymous().unchecked().get("/front/app.js").expectProblem(404, "not-found");
    WITHOUT.anonymous().get("/v1").expect(200);
  }
}
