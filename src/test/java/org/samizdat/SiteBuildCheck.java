package org.samizdat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.samizdat.testing.Api;
import org.samizdat.testing.Desk;
import org.samizdat.testing.NodeScript;
import org.samizdat.testing.SamizdatServer;
import org.samizdat.testing.ServerProcess;
import org.samizdat.testing.TestDatabase;

/**
 * The example in src/examples/eleventy builds a site from the packaged server. It needs Node and
 * {@code npm ci} in that folder, so {@code .ci/run} runs it, which has them.
 */
class SiteBuildCheck {
  private static final NodeScript ELEVENTY =
      new NodeScript("src/examples/eleventy", "node_modules/@11ty/eleventy/cmd.cjs");
  private static final String LIVE = "zhanaozen-oil-workers-fired-upon";
  private static final int MORE_THAN_A_PAGE = 101;

  @TempDir Path site;

  @Test
  void siteHasWhatIsPublishedAndLosesWhatIsWithdrawn() throws IOException {
    Map<String, String> settings = new HashMap<>(TestDatabase.fresh(false));
    settings.put("SAMIZDAT_ADMIN_TOKEN", SamizdatServer.ADMIN_TOKEN);
    settings.put("SAMIZDAT_SYNC_COMMITS", "false"); // nobody cuts the power
    try (ServerProcess server = ServerProcess.start(settings)) {
      Api staff = server.api().withToken(SamizdatServer.ADMIN_TOKEN);
      for (int i = 0; i < MORE_THAN_A_PAGE; i++) {
        new Desk(staff).article("article-" + i);
      }
      new Desk(staff).update(LIVE, "Update 18:20 GMT: The lights are <script>on</script> again.");
      build(server);
      assertThat(page("index.html")).contains("Kazakhstan: reports of 70 dead", "/article-0/");
      assertThat(page(LIVE + "/index.html"))
          .contains("<h1>Kazakhstan: reports of 70 dead", "18:20 GMT", "The lights are")
          .contains("1,500 marines have")
          .doesNotContain("<script");
      assertThat(page("article-0/index.html")).contains("Headline of article-0");

      staff
          .ifMatch("*")
          .post("/v1/admin/articles/article-0/withdraw", "{\"reason\": \"source-safety\"}")
          .expect(200);
      build(server);
      assertThat(page("index.html")).contains("/article-1/").doesNotContain("/article-0/");
      assertThat(site.resolve("article-0/index.html")).doesNotExist();
      assertThat(site.resolve("article-1/index.html")).exists();
    }
  }

  private void build(ServerProcess server) {
    ELEVENTY.run(
        Map.of("API", "http://localhost:" + server.port()), List.of("--quiet", "--output=" + site));
  }

  private String page(String name) throws IOException {
    return Files.readString(site.resolve(name));
  }
}
