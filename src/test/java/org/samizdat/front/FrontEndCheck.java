package org.samizdat.front;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.samizdat.testing.Answer;
import org.samizdat.testing.Chromium;
import org.samizdat.testing.Desk;
import org.samizdat.testing.SamizdatServer;

/**
 * What readers do with the front end, in a real Chromium. It needs Chromium, Node and {@code npm
 * ci} in src/test/browser, so {@code .ci/run} runs it, which has them.
 */
class FrontEndCheck {

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
  void liveBlogShowsAllThatTheApiKnows() {
    Page page = SITE.live(Site.SAMPLE);
    assertThat(page)
        .hasTitle(
            "Kazakhstan: reports of 70 dead and 500 wounded after riot police fire on striking oil"
                + " workers");
    assertThat(page.locator("h1")).containsText("riot police fire");
    assertThat(page.locator(".kicker").first())
        .containsText("BreakingLiveCall for urgent solidarity");
    assertThat(page.locator(".update")).hasCount(8);
    Locator newest = page.locator(".update").first();
    assertThat(newest.locator(".stamp")).containsText("Update 17:54 GMT");
    assertThat(newest.locator(".stamp")).containsText("≠ Disputed");
    assertThat(newest.locator(".source"))
        .containsText("Strikers, through the Russian-language site");
    assertThat(newest.locator(".claims li"))
        .hasText(
            new String[] {
              "deaths: 10, says The Kazakh regime",
              "deaths: 70, says Strikers",
              "wounded, says Strikers"
            });
    assertThat(page.locator(".keys li")).hasCount(3);
    assertThat(page.locator(".correction")).containsText("More than 3,000 people.");
    assertThat(page.locator("figcaption").first()).containsText("Protesters at the Kazakh embassy");
    assertThat(
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Write an e-mail"))
                .first())
        .hasAttribute(
            "href", Pattern.compile("mailto:foreign-ministry@example\\.org\\?subject=.*"));
    assertThat(page.locator("section.side .box")).hasCount(8);
    assertThat(
            (Boolean)
                page.locator("figure img")
                    .first()
                    .evaluate("image => image.complete && image.naturalWidth > 0"))
        .isTrue();
    page.locator(".keys a").last().click();
    assertThat(page.locator(".update").last()).isFocused();
  }

  @Test
  void updateAppearsWithoutReloadAndMovesNothing() {
    String slug = Desk.slug("live");
    SITE.desk().liveBlog(slug);
    for (int i = 0; i < 15; i++) {
      SITE.desk().update(slug, "Update %d. ".formatted(i) + "What is known so far. ".repeat(20));
    }
    Page page = SITE.live(slug);
    Locator read = page.locator(".update").nth(7);
    read.scrollIntoViewIfNeeded();
    double before = read.boundingBox().y;
    for (int i = 0; i < 3; i++) {
      SITE.desk().update(slug, "Fresh " + i);
    }
    assertThat(page.locator(".pill")).hasText("3 new updates");
    assertThat(page.locator("#news")).hasText("3 new updates");
    assertThat(page.locator(".update")).hasCount(15);
    assertThat(read.boundingBox().y).isEqualTo(before);
    page.locator(".pill").click();
    assertThat(page.locator(".update")).hasCount(18);
    assertThat(page.locator(".update .prose").first()).hasText("Fresh 2");
    assertThat(page.locator(".update").first()).isFocused();
    assertThat(page.locator(".pill")).isHidden();
  }

  @Test
  void editsAndWithdrawalsAreSeenWhereTheUpdateStood() {
    String slug = Desk.slug("live");
    SITE.desk().liveBlog(slug);
    String edited = SITE.desk().update(slug, "Sevnty were wounded.").at("/id");
    String gone = SITE.desk().update(slug, "The name of a witness.").at("/id");
    Page page = SITE.live(slug);
    assertThat(page.locator(".update")).hasCount(2);
    SITE.staff()
        .ifMatch("*")
        .patch("/v1/admin/updates/" + edited, "{\"body\": \"Seventy were wounded.\"}")
        .expect(200);
    assertThat(page.locator("#u-" + edited + " .prose")).hasText("Seventy were wounded.");
    SITE.staff()
        .ifMatch("*")
        .post("/v1/admin/updates/" + gone + "/withdraw", "{\"reason\": \"source-safety\"}")
        .expect(200);
    assertThat(page.locator("#u-" + gone))
        .containsText("This update was withdrawn to protect a source");
    assertThat(page.locator("main")).not().containsText("The name of a witness.");
    SITE.staff()
        .ifMatch("*")
        .post(
            "/v1/admin/articles/" + slug + "/withdraw",
            "{\"reason\": \"error\", \"note\": \"Another city.\"}")
        .expect(200);
    assertThat(page.locator("main"))
        .containsText("This article was withdrawn because it was wrong");
    assertThat(page.locator("main")).containsText("Another city.");
    assertThat(page.locator("main")).not().containsText("Seventy were wounded.");
  }

  @Test
  void commentWaitsForItsModeratorAndIsErasedByItsAuthor() {
    String slug = Desk.slug("talked-about");
    SITE.desk().article(slug);
    Page reader = SITE.open(Chromium.DESK, "?article=" + slug);
    Page other = SITE.open(Chromium.PHONE, "?article=" + slug);
    assertThat(reader.locator(".comments")).containsText("Be the first to comment.");
    reader.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("Ann");
    reader
        .getByLabel("Comment", new Page.GetByLabelOptions().setExact(true))
        .fill("I was *there*.");
    reader.waitForTimeout(3100); // who writes for less than three seconds is taken for a program
    reader.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Send")).click();
    assertThat(reader.locator(".receipt"))
        .containsText("Your comment awaits moderation. Nobody else sees it yet.");
    assertThat(reader.locator(".thread li")).hasCount(0);
    String id = reader.locator(".receipt code").first().textContent();
    assertThat(SITE.staff().get("/v1/admin/comments/" + id).at("/status")).isEqualTo("pending");

    SITE.staff().post("/v1/admin/comments/" + id + "/approve").expect(200);
    other
        .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Show new comments"))
        .click();
    assertThat(other.locator(".thread li")).containsText("I was there.");
    assertThat(other.locator("#comments")).hasText("1 comment");

    reader
        .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Erase my comment"))
        .click();
    assertThat(reader.locator(".receipt")).containsText("Your comment is erased.");
    assertThat(other.locator(".thread li")).hasCount(0);
  }

  @Test
  void calendarIsUsedByKeyboard() {
    Page page = SITE.open(Chromium.DESK, "?calendar=2011/12");
    assertThat(page.locator("h1")).hasText("December 2011");
    Locator day = page.locator("[role=grid] button[tabindex='0']");
    assertThat(day).hasAccessibleName("16, 1 article, 8 updates");
    day.focus();
    page.keyboard().press("ArrowRight");
    assertThat(page.locator("[data-day='17']")).isFocused();
    page.keyboard().press("Home");
    assertThat(page.locator("[data-day='12']")).isFocused();
    page.keyboard().press("ArrowUp");
    assertThat(page.locator("[data-day='5']")).isFocused();
    page.keyboard().press("End");
    assertThat(page.locator("[data-day='11']")).isFocused();
    page.keyboard().press("PageDown");
    assertThat(page.locator("h1")).hasText("January 2012");
    page.keyboard().press("PageUp");
    assertThat(page.locator("[data-day='16']")).isFocused();
    page.keyboard().press("Enter");
    assertThat(page.locator(".calendar section")).containsText("Kazakhstan: reports of 70 dead");
    assertThat(page).hasURL(SITE.url("?calendar=2011/12/16"));
  }

  @Test
  void eventGoesIntoTheCalendarAtHome() {
    Page page = SITE.open(Chromium.PHONE, "?events");
    assertThat(page.locator(".event"))
        .containsText(Pattern.compile("Saturday,? 17 December 2011 at 12:00"));
    var file =
        page.waitForDownload(
            () ->
                page.getByRole(
                        AriaRole.LINK, new Page.GetByRoleOptions().setName("Add to calendar"))
                    .click());
    assertThat(file.path()).content().startsWith("BEGIN:VCALENDAR").contains("Rally in solidarity");
  }

  @Test
  void pagesReadInTheDirectionOfTheirLanguage() {
    String slug = Desk.slug("arabic");
    Answer draft =
        SITE.staff()
            .post(
                "/v1/admin/articles",
                """
                {"slug": "%s", "kind": "liveblog", "language": "ar", "headline": "إضراب عمال النفط", "body": "وقفة."}\
                """
                    .formatted(slug))
            .expect(201);
    SITE.staff().ifMatch(draft.etag()).post("/v1/admin/articles/" + slug + "/publish").expect(200);
    SITE.desk().update(slug, "عاجل");
    Page page = SITE.live(slug);
    assertThat(page.locator("article.story")).hasAttribute("dir", "rtl");
    assertThat(page.locator("h1")).hasAttribute("lang", "ar");
    assertThat(page.locator(".timeline")).hasCSS("border-right-style", "solid");
    assertThat(page.locator(".timeline")).hasCSS("border-left-style", "none");
  }
}
