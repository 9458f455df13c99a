package org.samizdat.front;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.samizdat.testing.Chromium;
import org.samizdat.testing.Patience;
import org.samizdat.testing.SamizdatServer;

/** Searching with the front end, in a real Chromium. */
class FrontEndSearchCheck {
  @RegisterExtension
  static final SamizdatServer SERVER =
      new SamizdatServer().whereItSays().with("SAMIZDAT_SAMPLE", "true");

  @RegisterExtension
  static final SamizdatServer WITHOUT =
      new SamizdatServer().whereItSays().with("SAMIZDAT_SEARCH", "false");

  @RegisterExtension static final Chromium CHROMIUM = new Chromium();

  private static final Site SITE = new Site(SERVER, CHROMIUM);
  private static final Site UNSEARCHED = new Site(WITHOUT, CHROMIUM);

  private static void awaitIndex() {
    Patience.await(
        () ->
            SERVER
                .anonymous()
                .unchecked()
                .get("/v1/search?q=electricity")
                .text()
                .contains("<mark>"));
  }

  @Test
  void whatIsFoundIsMarkedAndLedTo() {
    awaitIndex();
    Page page = CHROMIUM.page(Chromium.DESK);
    page.navigate(SITE.url("?q"));
    assertThat(page.getByRole(AriaRole.SEARCHBOX)).isFocused();
    page.keyboard().type("electricity");
    page.keyboard().press("Enter");
    assertThat(page.locator(".hits li")).not().hasCount(0);
    assertThat(page.locator(".hits mark").first())
        .hasText(Pattern.compile("electricity", Pattern.CASE_INSENSITIVE));
    page.locator(".hits h2 a").first().click();
    assertThat(page.locator(".update:focus")).containsText("Electricity is off in Zhanaozen.");
  }

  @Test
  void nothingFoundAndBadQueriesAreSaid() {
    awaitIndex();
    Page page = CHROMIUM.page(Chromium.PHONE);
    page.navigate(SITE.url("?q=electrcity"));
    assertThat(page.locator("main")).containsText("Nothing was found for “electrcity”.");
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("electricity")).click();
    assertThat(page.locator(".hits li")).not().hasCount(0);
    page.navigate(SITE.url("?q=%22open"));
    assertThat(page.locator(".problem")).not().isEmpty();
    page.navigate(UNSEARCHED.url("?q=oil"));
    assertThat(page.locator("main")).containsText("This newsroom has search switched off.");
  }

  @Test
  void hitsAreForEverybody() {
    awaitIndex();
    for (ColorScheme colors : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      Page page = CHROMIUM.page(Chromium.PHONE, colors);
      page.navigate(SITE.url("?q=oil"));
      assertThat(page.locator(".hits mark").first()).isVisible();
      assertThat(Chromium.hurdles(page)).isEmpty();
    }
  }
}
