package org.samizdat.front;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.samizdat.testing.Chromium;
import org.samizdat.testing.Desk;
import org.samizdat.testing.SamizdatServer;

/** What is known, and what happened while one was away, in a real Chromium. */
class FrontEndKnownCheck {

  @RegisterExtension
  static final SamizdatServer SERVER =
      new SamizdatServer()
          .whereItSays()
          .with("SAMIZDAT_SAMPLE", "true")
          .with("SAMIZDAT_LIVE_END_AFTER_HOURS", "0");

  @RegisterExtension static final Chromium CHROMIUM = new Chromium();

  private static final Site SITE = new Site(SERVER, CHROMIUM);

  @Test
  void contradictionsStandBesideEachOther() {
    Page page = CHROMIUM.page(Chromium.DESK);
    page.navigate(SITE.url("?article=" + Site.SAMPLE));
    Locator deaths =
        page.locator(".subject").filter(new Locator.FilterOptions().setHasText("contradict"));
    assertThat(deaths.locator("caption")).containsText("deaths");
    assertThat(deaths.locator("tbody")).containsText("The Kazakh regime");
    assertThat(deaths.locator("tbody")).containsText("Only 10 people died.");
    assertThat(deaths.locator("tbody")).containsText("Strikers");
    assertThat(deaths.locator("svg circle")).not().hasCount(0);
    assertThat(deaths.locator("svg polygon")).hasCount(1);
    assertThat(deaths.locator("svg"))
        .hasAttribute("aria-label", Pattern.compile("deaths.*17:54 GMT: 70.*"));
    deaths.locator("tbody a[data-update]").first().click();
    assertThat(page.locator(".update:focus")).containsText("17:54 GMT");
  }

  @Test
  void tableFollowsTheStream() {
    String slug = Desk.slug("claims");
    SITE.desk().liveBlog(slug);
    SITE.publish(slug, claim("The mayor", 3));
    Page page = CHROMIUM.page(Chromium.DESK);
    page.navigate(SITE.url("?article=" + slug));
    assertThat(page.locator(".state")).hasText("Live");
    assertThat(page.locator(".subject tbody tr")).hasCount(1);
    SITE.publish(slug, claim("A nurse", 12));
    assertThat(page.locator(".subject tbody tr")).hasCount(2);
    assertThat(page.locator(".subject caption")).containsText("Sources contradict each other");
  }

  private static String claim(String source, int quantity) {
    return """
    {"body": "Some are wounded.", "claims": [{"subject": "wounded", "quantity": %d, "qualifier": "exactly",
      "text": "%d are wounded.", "attribution": {"name": "%s", "kind": "witness"}}]}\
    """
        .formatted(quantity, quantity, source);
  }

  @Test
  void whoComesBackIsToldWhatHappened() {
    String slug = Desk.slug("away");
    Desk desk = SITE.desk();
    desk.liveBlog(slug);
    desk.update(slug, "Before");
    Page page = CHROMIUM.page(Chromium.DESK);
    page.clock().install();
    page.navigate(SITE.url("?article=" + slug));
    assertThat(page.locator(".state")).hasText("Live");
    show(page, false);
    SITE.publish(
        slug,
        "{\"headline\": \"The gates are open\", \"body\": \"All went home.\", \"keyEvent\": true}");
    desk.update(slug, "Something else");
    assertThat(page.locator(".pill")).hasText("2 new updates");
    page.clock().fastForward(400_000);
    show(page, true);
    assertThat(page.locator(".digest")).containsText("While you were away");
    assertThat(page.locator(".digest")).containsText("The gates are open");
    assertThat(page.locator(".digest")).containsText("And 1 other update.");
    assertThat(Chromium.hurdles(page)).isEmpty();
    page.locator(".digest button").click();
    assertThat(page.locator(".digest")).hasCount(0);
  }

  private static void show(Page page, boolean visible) {
    page.evaluate(
        """
        visible => {
          Object.defineProperty(document, 'hidden', { value: !visible, configurable: true });
          document.dispatchEvent(new Event('visibilitychange'));
        }\
        """,
        visible);
  }

  @Test
  void tableIsForEverybody() {
    for (ColorScheme colors : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      for (int width : List.of(Chromium.DESK, Chromium.PHONE)) {
        Page page = CHROMIUM.page(width, colors);
        page.navigate(SITE.url("?article=" + Site.SAMPLE));
        assertThat(page.locator(".chart").first()).isVisible();
        assertThat(Chromium.hurdles(page)).isEmpty();
        assertThat((Integer) page.evaluate("document.scrollingElement.scrollWidth"))
            .isEqualTo(width);
        page.screenshot(
            new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(
                    Path.of("target/front-end")
                        .resolve(
                            "known-%d-%s.png"
                                .formatted(width, colors.name().toLowerCase(Locale.ROOT)))));
      }
    }
  }
}
