package org.samizdat.front;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.samizdat.snapshot.Snapshot;
import org.samizdat.testing.Chromium;
import org.samizdat.testing.Desk;
import org.samizdat.testing.SamizdatServer;

/** The front end on other hosts, and a live blog on pages of others. */
class FrontEndElsewhereCheck {
  @RegisterExtension
  static final SamizdatServer SERVER =
      new SamizdatServer()
          .whereItSays()
          .with("SAMIZDAT_LIVE_END_AFTER_HOURS", "0")
          .with("SAMIZDAT_COMMENTS_PER_MINUTE", "10000");

  @RegisterExtension static final Chromium CHROMIUM = new Chromium();

  private static final Site SITE = new Site(SERVER, CHROMIUM);

  @TempDir Path folder;

  @Test
  void snapshotIsReadThroughAnyServerOfFiles() throws Exception {
    String slug = SITE.liveBlog(25);
    String gone = Desk.slug("gone");
    SITE.desk().article(gone);
    Snapshot.write(folder, SITE.origin(), FrontEnd.forFiles());
    SITE.staff()
        .ifMatch("*")
        .post("/v1/admin/articles/" + gone + "/withdraw", "{\"reason\": \"error\"}")
        .expect(200);
    Snapshot.write(folder, SITE.origin(), FrontEnd.forFiles());
    assertThat(Files.readString(folder.resolve("front/place.js"))).contains("files = true");
    try (StaticHost host = StaticHost.of(folder)) {
      Page page = CHROMIUM.page(Chromium.DESK);
      page.navigate(host.url());
      page.getByText("Headline of " + slug).first().click();
      assertThat(page.locator(".state")).hasText("Not live: looking every 30 s");
      assertThat(page.locator(".update")).hasCount(20);
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Older updates")).click();
      assertThat(page.locator(".update")).hasCount(25);
      assertThat(page.locator(".comments")).containsText("This is a copy of the site");
      page.navigate(host.url() + "?article=" + gone);
      assertThat(page.locator("main"))
          .containsText("This article was withdrawn because it was wrong");
      page.navigate(host.url() + "?topic=oil");
      assertThat(page.locator("h1")).hasText("Oil");
      page.navigate(host.url() + "?calendar");
      assertThat(page.locator("[role=grid] .full")).not().hasCount(0);
      page.navigate(host.url() + "?q=oil");
      assertThat(page.locator("main")).containsText("There is no search here.");
    }
  }

  @Test
  void liveBlogStandsOnPagesOfOthers() throws Exception {
    String slug = SITE.liveBlog(7);
    String script = SITE.url("front/embed.js");
    String origin = SITE.origin();
    Files.writeString(
        folder.resolve("index.html"),
        """
        <!doctype html><html lang="en"><title>Somebody else's</title>
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src %1$s; connect-src %1$s; style-src 'unsafe-inline'">
        <style>samizdat-live { --samizdat-accent: rgb(1, 2, 3) } li { color: red !important } main { min-height: 20px }</style>
        <script type="module" src="%2$s"></script>
        <main><h1>Elsewhere</h1><samizdat-live article="%3$s" limit="3"></samizdat-live></main></html>
        """
            .formatted(origin, script, slug));
    try (StaticHost host = StaticHost.of(folder)) {
      Page page = CHROMIUM.page(Chromium.DESK);
      page.navigate(host.url());
      assertThat(page.locator("samizdat-live .state")).hasText("Live");
      assertThat(page.locator("samizdat-live .timeline > li:visible")).hasCount(3);
      assertThat(page.locator("samizdat-live .timeline > li").first())
          .hasCSS("color", "rgb(28, 26, 21)");
      assertThat(page.locator("samizdat-live h2 a"))
          .hasAttribute("href", SITE.url("?article=" + slug));
      SITE.desk().update(slug, "Fresh");
      Locator pill = page.locator("samizdat-live button");
      assertThat(pill).hasText("1 new update");
      assertThat(pill).hasCSS("background-color", "rgb(1, 2, 3)");
      pill.click();
      assertThat(page.locator("samizdat-live .prose").first()).hasText("Fresh");
      assertThat(page.locator("samizdat-live .timeline > li:visible")).hasCount(3);
      assertThat(Chromium.hurdles(page)).isEmpty();
    }
  }

  @Test
  void followerOfTheReadmeHearsOfEverything() throws Exception {
    String slug = SITE.liveBlog(1);
    Matcher follower =
        Pattern.compile("```js\n(function follow.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(Path.of("README.md")));
    assertThat(follower.find()).isTrue();
    Page page = SITE.open("?q");
    page.evaluate(
        "() => { %s; window.heard = []; follow('%s', row => heard.push(row.op), () => heard.push('anew')); }"
            .formatted(follower.group(1).replace("http://localhost:8080", SITE.origin()), slug));
    page.waitForCondition(() -> page.evaluate("heard.length").equals(1));
    SITE.desk().update(slug, "Fresh");
    page.waitForCondition(() -> page.evaluate("heard.includes('published')").equals(true));
    assertThat(page.evaluate("heard[0]")).isEqualTo("anew");
  }
}
