package org.samizdat.front;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.ScreenshotType;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.samizdat.testing.Chromium;
import org.samizdat.testing.SamizdatServer;

/** What holds for every page of the front end: for whom, for what line, within which policy. */
class FrontEndPagesCheck {
  private static final Path SHOTS = Path.of("target/front-end");
  private static final int BUDGET = 60_000;
  private static final int PICTURE_HEIGHT = 1_650;

  @RegisterExtension
  static final SamizdatServer SERVER =
      new SamizdatServer()
          .whereItSays()
          .with("SAMIZDAT_SAMPLE", "true")
          .with("SAMIZDAT_LIVE_END_AFTER_HOURS", "0")
          .with("SAMIZDAT_COMMENTS_PER_MINUTE", "1000");

  @RegisterExtension static final Chromium CHROMIUM = new Chromium();

  private static final Site SITE = new Site(SERVER, CHROMIUM);

  @BeforeAll
  static void addWhatTheSampleLacks() {
    SITE.addWhatTheSampleLacks();
  }

  @Test
  void everyPageIsForEverybody() {
    Map<String, String> pages =
        Map.of(
            "front", "",
            "topic", "?topic=oil",
            "article", "?article=" + Site.SAMPLE,
            "calendar", "?calendar=2011/12/16",
            "events", "?events",
            "corrections", "?corrections",
            "search", "?q",
            "missing", "?article=none");
    for (ColorScheme colors : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      for (int width : List.of(Chromium.DESK, Chromium.PHONE)) {
        pages.forEach((name, query) -> examine(name, query, width, colors));
      }
    }
  }

  private static void examine(String name, String query, int width, ColorScheme colors) {
    String shot =
        "%s-%s-%s"
            .formatted(
                name,
                width == Chromium.PHONE ? "phone" : "desk",
                colors.name().toLowerCase(Locale.ROOT));
    Page page = CHROMIUM.page(width, colors);
    page.navigate(SITE.url(query));
    assertThat(page.locator("main h1")).hasCount(1);
    assertThat(page.locator("#about p").first()).isAttached();
    page.waitForTimeout(300); // the last parts come, and nothing is there to tell of it
    assertThat(Chromium.hurdles(page)).as(shot).isEmpty();
    assertThat((Integer) page.evaluate("document.scrollingElement.scrollWidth"))
        .as(shot)
        .isLessThanOrEqualTo(width);
    page.screenshot(
        new Page.ScreenshotOptions().setFullPage(true).setPath(SHOTS.resolve(shot + ".png")));
    page.context().close();
  }

  /** The picture of the README: the head of the page, as far as the first updates. */
  @Test
  void liveBlogIsAPicture() {
    Page page = SITE.live(Site.SAMPLE);
    assertThat(page.locator(".update")).hasCount(8);
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setClip(0, 0, Chromium.DESK, PICTURE_HEIGHT)
            .setType(ScreenshotType.JPEG)
            .setQuality(80)
            .setPath(SHOTS.resolve("front-end.jpg")));
    assertThat(SHOTS.resolve("front-end.jpg")).isNotEmptyFile();
  }

  @Test
  void firstViewIsSmall() {
    for (String query : List.of("", "?article=" + Site.SAMPLE)) {
      Page page = CHROMIUM.page(Chromium.PHONE);
      var network = page.context().newCDPSession(page);
      Map<String, Double> bytes = new ConcurrentHashMap<>();
      network.on(
          "Network.loadingFinished",
          event ->
              bytes.put(
                  event.get("requestId").getAsString(),
                  event.get("encodedDataLength").getAsDouble()));
      network.send("Network.enable");
      page.navigate(SITE.url(query));
      assertThat(page.locator("h1")).isAttached();
      page.waitForTimeout(1500);
      double sum = bytes.values().stream().mapToDouble(Double::doubleValue).sum();
      System.out.printf("first view of /%s: %,.0f bytes in %d answers%n", query, sum, bytes.size());
      assertThat(sum).as(query).isBetween(10_000.0, (double) BUDGET);
    }
  }

  @Test
  void whoHasNoJavaScriptIsShownWhereToRead() {
    Page page =
        CHROMIUM.page(Chromium.PHONE, new Browser.NewContextOptions().setJavaScriptEnabled(false));
    page.navigate(SITE.url("?article=" + Site.SAMPLE));
    assertThat(page.locator("main h1")).hasText("To read without JavaScript");
    for (Locator link : page.locator("a[href^=v1], a[href=docs], a[href^=openapi]").all()) {
      assertThat(page.request().get(SITE.url(link.getAttribute("href"))).status())
          .as(link.getAttribute("href"))
          .isEqualTo(200);
    }
  }

  @Test
  void policyHolds() {
    Page page = SITE.live(Site.SAMPLE);
    page.evaluate(
        """
        for (const attempt of [
          () => { document.body.innerHTML += '<b>'; },
          () => document.body.append(Object.assign(document.createElement('script'), { text: 'window.broken = 1' })),
          () => document.body.setAttribute('onclick', 'window.broken = 1'),
        ]) {
          try { attempt(); } catch { window.refused = (window.refused ?? 0) + 1; }
        }
        document.body.click();\
        """);
    assertThat(page.evaluate("window.broken")).isNull();
    assertThat((Integer) page.evaluate("window.refused")).isPositive();
    page.waitForTimeout(200);
    assertThat(CHROMIUM.takeFaults())
        .anyMatch(fault -> fault.contains("require-trusted-types-for"));
    assertThat(page.context().cookies()).isEmpty();
  }

  @Test
  void printedIsWhatIsToBeRead() {
    Page page = SITE.live(Site.SAMPLE);
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    assertThat(page.locator(".masthead nav")).isHidden();
    assertThat(page.locator("form").first()).isHidden();
    assertThat(page.locator(".update").last()).isVisible();
  }
}
