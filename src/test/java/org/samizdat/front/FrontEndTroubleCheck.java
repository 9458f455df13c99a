package org.samizdat.front;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Clock;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.rasklaad.blns.NaughtyStrings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.samizdat.testing.Answer;
import org.samizdat.testing.Chromium;
import org.samizdat.testing.Desk;
import org.samizdat.testing.SamizdatServer;
import org.samizdat.testing.ServerProcess;
import org.samizdat.testing.TestDatabase;

/** What becomes of the front end where things go wrong. */
class FrontEndTroubleCheck {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MANY = 5_000;

  @RegisterExtension
  static final SamizdatServer SERVER =
      new SamizdatServer()
          .whereItSays()
          .with("SAMIZDAT_LIVE_END_AFTER_HOURS", "0")
          .with("SAMIZDAT_COMMENTS_PER_MINUTE", "10000");

  @RegisterExtension static final Chromium CHROMIUM = new Chromium();

  private static final Site SITE = new Site(SERVER, CHROMIUM);

  @Test
  void whatIsMissingWithdrawnOrMovedIsSaidSo() {
    Page page = SITE.open("?article=none");
    assertThat(page.locator("h1")).hasText("Not found");

    String slug = SITE.liveBlog(1);
    SITE.staff()
        .ifMatch("*")
        .patch("/v1/admin/articles/" + slug, "{\"slug\": \"" + slug + "-new\"}")
        .expect(200);
    page.navigate(SITE.url("?article=" + slug));
    assertThat(page.locator(".update")).hasCount(1);
    assertThat(page).hasURL(SITE.url("?article=" + slug + "-new"));

    SITE.staff()
        .ifMatch("*")
        .post("/v1/admin/articles/" + slug + "-new/withdraw", "{\"reason\": \"legal\"}")
        .expect(200);
    page.navigate(SITE.url("?article=" + slug + "-new"));
    assertThat(page.locator("h1")).hasText("Withdrawn");
    assertThat(page.locator("main")).containsText("for legal reasons");
  }

  @Test
  void slowServerIsWaitedFor() {
    String slug = SITE.liveBlog(1);
    Page page = CHROMIUM.page(Chromium.DESK);
    JsonObject line = new JsonObject();
    line.addProperty("offline", false);
    line.addProperty("latency", 2_500);
    line.addProperty("downloadThroughput", 6_000); // about what GPRS gives
    line.addProperty("uploadThroughput", 2_000);
    page.context().newCDPSession(page).send("Network.emulateNetworkConditions", line);
    page.navigate(SITE.url("?article=" + slug), new Page.NavigateOptions().setTimeout(60_000));
    assertThat(page.locator("main"))
        .containsText(
            "The server takes its time",
            new LocatorAssertions.ContainsTextOptions().setTimeout(90_000));
    assertThat(page.locator(".update"))
        .hasCount(1, new LocatorAssertions.HasCountOptions().setTimeout(60_000));
    assertThat(page.locator("main")).not().containsText("The server takes its time");
  }

  @Test
  void withoutStreamItAsksAgainAndSaysSo() {
    String slug = SITE.liveBlog(1);
    Page page = CHROMIUM.page(Chromium.DESK);
    page.clock().install();
    page.route("**/v1/stream?*", route -> route.fulfill(new Route.FulfillOptions().setStatus(404)));
    page.navigate(SITE.url("?article=" + slug));
    assertThat(page.locator(".state")).hasText("Not live: looking every 30 s");
    SITE.desk().update(slug, "Later");
    page.clock().fastForward(31_000);
    assertThat(page.locator(".pill")).hasText("1 new update");
  }

  @Test
  void offlineIsSaidAndWhatCameMeanwhileIsThereAfterwards() {
    String slug = SITE.liveBlog(2);
    String gone = SERVER.anonymous().get("/v1/articles/" + slug + "/updates").at("/items/0/id");
    Page page = SITE.open("?article=" + slug);
    assertThat(page.locator(".state")).hasText("Live");
    page.context().setOffline(true);
    assertThat(page.locator(".state")).hasText("Offline: you see what was read before");
    SITE.desk().update(slug, "While offline");
    SITE.staff()
        .ifMatch("*")
        .post("/v1/admin/updates/" + gone + "/withdraw", "{\"reason\": \"error\"}")
        .expect(200);
    page.context().setOffline(false);
    assertThat(page.locator(".state")).hasText("Live");
    assertThat(page.locator(".pill")).hasText("1 new update");
    assertThat(page.locator("#u-" + gone)).containsText("withdrawn because it was wrong");
  }

  @Test
  void serverMayBeRestarted() {
    Map<String, String> settings = new HashMap<>(TestDatabase.fresh(false));
    settings.put("SAMIZDAT_ADMIN_TOKEN", SamizdatServer.ADMIN_TOKEN);
    settings.put("SAMIZDAT_SAMPLE", "false");
    ServerProcess server = ServerProcess.start(settings);
    settings.put("SAMIZDAT_PORT", Integer.toString(server.port()));
    try {
      UnaryOperator<String> address = query -> "http://localhost:" + server.port() + "/" + query;
      Desk desk = new Desk(server.api().withToken(SamizdatServer.ADMIN_TOKEN));
      desk.liveBlog("restarted");
      desk.update("restarted", "Before");
      Page page = CHROMIUM.page(Chromium.DESK);
      page.navigate(address.apply("?article=restarted"));
      assertThat(page.locator(".state")).hasText("Live");
      server.kill();
      assertThat(page.locator(".state")).hasText("Connection lost, reconnecting …");
      ServerProcess again = ServerProcess.start(settings);
      try {
        new Desk(again.api().withToken(SamizdatServer.ADMIN_TOKEN)).update("restarted", "After");
        assertThat(page.locator(".pill"))
            .hasText("1 new update", new LocatorAssertions.HasTextOptions().setTimeout(30_000));
        assertThat(page.locator(".state")).hasText("Live");
      } finally {
        again.close();
      }
    } finally {
      server.close();
    }
  }

  @Test
  void whileTheApiIsDownThePageKeepsTrying() {
    String slug = SITE.liveBlog(1);
    Page page = CHROMIUM.page(Chromium.DESK);
    page.clock().install();
    page.route("**/v1/**", route -> route.abort());
    page.navigate(SITE.url("?article=" + slug));
    assertThat(page.locator("main")).containsText("does not answer. Trying again in 2 s.");
    page.unroute("**/v1/**");
    page.clock().fastForward(3000);
    assertThat(page.locator(".update")).hasCount(1);
  }

  @Test
  void nothingThatIsWrittenIsMarkup() throws Exception {
    String slug = SITE.liveBlog(0);
    List<String> written = new ArrayList<>();
    for (String text : NaughtyStrings.getStrings()) {
      ObjectNode update = JSON.createObjectNode().put("headline", text).put("body", text);
      update.putObject("attribution").put("name", text).put("kind", "witness");
      Answer made =
          SITE.staff()
              .send(
                  "POST",
                  "/v1/admin/articles/" + slug + "/updates?publish=true",
                  "application/json",
                  JSON.writeValueAsString(update));
      if (made.status() == 201) {
        written.add(SERVER.anonymous().get("/v1/updates/" + made.at("/id")).at("/headline"));
      }
      ObjectNode comment = JSON.createObjectNode().put("authorName", text).put("body", text);
      Answer sent =
          SERVER
              .anonymous()
              .post("/v1/articles/" + slug + "/comments", JSON.writeValueAsString(comment));
      if (sent.status() == 202) {
        SITE.staff().post("/v1/admin/comments/" + sent.at("/id") + "/approve");
      }
    }
    assertThat(written).hasSizeGreaterThan(400);
    Page page = CHROMIUM.page(Chromium.PHONE);
    page.navigate(SITE.url("?article=" + slug));
    Locator older =
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Older updates"));
    int shown = 20;
    while (shown < written.size()) {
      assertThat(page.locator(".update")).hasCount(shown);
      older.click();
      shown = Math.min(shown + 20, written.size());
    }
    assertThat(page.locator(".update")).hasCount(written.size());
    Object headlines =
        page.locator(".update")
            .evaluateAll(
                "all => all.map(each => each.querySelector('h3')?.textContent ?? '').reverse()");
    assertThat(headlines).isEqualTo(written);
    assertThat(page.locator(".timeline :is(script, img, iframe, style, svg, form, input)"))
        .hasCount(0);
    assertThat(page.locator(".comments .thread :is(script, img, iframe, style)")).hasCount(0);
    assertThat((Integer) page.evaluate("document.scrollingElement.scrollWidth"))
        .isEqualTo(Chromium.PHONE);
  }

  @Test
  void fiveThousandUpdatesAreAsEasyAsTwenty() {
    String slug = SITE.liveBlog(0);
    SITE.staff()
        .send(
            "POST",
            "/v1/admin/articles/" + slug + "/updates?publish=true",
            "application/json",
            "{\"headline\": \"How it began\", \"body\": \"First.\", \"keyEvent\": true}")
        .expect(201);
    Desk busy = new Desk(SITE.staff().unchecked());
    for (int i = 1; i < MANY; i++) {
      busy.update(slug, "Report no. " + i);
    }
    Page page = SITE.open("?article=" + slug);
    assertThat(page.locator(".update")).hasCount(20);
    assertThat(page.locator(".latest")).containsText("5,000 updates");
    page.locator(".keys a").click();
    assertThat(page.locator(".update.key h3")).hasText("How it began");
    assertThat(page.locator(".update.key")).isFocused();
    assertThat(page.getByText("Go to the newest updates")).isVisible();
    SITE.desk().update(slug, "The newest");
    page.locator(".pill").click();
    assertThat(page.locator(".update .prose").first()).hasText("The newest");
    assertThat(page).hasURL(SITE.url("?article=" + slug));
  }

  @Test
  void wrongClockSpoilsNothing() {
    String slug = SITE.liveBlog(1);
    Page page = CHROMIUM.page(Chromium.DESK);
    page.clock()
        .install(new Clock.InstallOptions().setTime(Instant.now().plusSeconds(86_400).toString()));
    page.navigate(SITE.url("?article=" + slug));
    assertThat(page.locator(".state")).hasText("Live");
    page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("Ann");
    page.getByLabel("Comment", new Page.GetByLabelOptions().setExact(true))
        .fill("My clock is a day ahead.");
    page.waitForTimeout(3500);
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Send")).click();
    String id = page.locator(".receipt code").first().textContent();
    assertThat(SITE.staff().get("/v1/admin/comments/" + id).at("/status")).isEqualTo("pending");
  }
}
