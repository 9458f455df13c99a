package org.samizdat.calendar;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.samizdat.testing.Answer;
import org.samizdat.testing.Api;
import org.samizdat.testing.Desk;
import org.samizdat.testing.SamizdatServer;

/** The calendar's grid, its counts in every zone, and its neighbours. */
class CalendarTest {
  @RegisterExtension static final SamizdatServer SERVER = new SamizdatServer();

  private static Api staff;
  private static String blog;
  private final Api reader = SERVER.anonymous();

  @BeforeAll
  static void publish() {
    staff = SERVER.admin();
    article("2011-12-31T23:30:00Z", "en", "Oil");
    article("2011-03-27T00:59:00Z", "en", "Oil");
    article("2011-03-27T01:01:00Z", "en-GB", "Gas");
    article("2012-02-29T12:00:00Z", "ru", "Gas");
    blog = article("2011-12-16T10:00:00Z", "en", "Strikes");
    for (String at : List.of("2011-12-16T10:00:00Z", "2011-12-16T23:59:59Z")) {
      String id = new Desk(staff).update(blog, "Update: an update.").at("/id");
      staff.ifMatch("*").post("/v1/admin/updates/" + id + "/unpublish").expect(200);
      staff.ifMatch("*").delete("/v1/admin/updates/" + id).expect(409);
      String draft =
          staff
              .send("POST", "/v1/admin/articles/" + blog + "/updates", "text/plain", "Another.")
              .expect(201)
              .at("/id");
      staff
          .ifMatch("*")
          .post("/v1/admin/updates/" + draft + "/publish", "{\"publishedAt\": \"" + at + "\"}")
          .expect(200);
    }
  }

  private static String article(String at, String language, String topic) {
    String slug = Desk.slug("dated");
    String draft =
        staff
            .post(
                "/v1/admin/articles",
                """
                {"slug": "%s", "headline": "Of %s", "language": "%s", "topics": ["%s"],
                 "kind": "%s"}"""
                    .formatted(
                        slug,
                        at,
                        language,
                        topic,
                        topic.equals("Strikes") ? "liveblog" : "article"))
            .expect(201)
            .at("/id");
    staff
        .ifMatch("*")
        .post("/v1/admin/articles/" + draft + "/publish", "{\"publishedAt\": \"" + at + "\"}")
        .expect(200);
    return slug;
  }

  @Test
  void monthIsAGridOfWeeksWithBlanksAndCounts() {
    JsonNode month = reader.get("/v1/calendar/2011/12").expect(200).json();
    assertThat(month.path("weekStart").asText()).isEqualTo("monday");
    assertThat(month.path("leadingBlanks").asInt()).isEqualTo(3);
    assertThat(month.path("trailingBlanks").asInt()).isEqualTo(1);
    assertThat(month.path("weeks")).hasSize(5).allSatisfy(week -> assertThat(week).hasSize(7));
    assertThat(month.at("/weeks/0/2/blank").asBoolean()).isTrue();
    assertThat(month.at("/weeks/0/3/date").asText()).isEqualTo("2011-12-01");
    assertThat(month.at("/weeks/4/6/blank").asBoolean()).isTrue();
    JsonNode sixteenth = month.at("/weeks/2/4");
    assertThat(sixteenth.path("date").asText()).isEqualTo("2011-12-16");
    assertThat(sixteenth.path("articles").asInt()).isEqualTo(1);
    assertThat(sixteenth.path("updates").asInt()).isEqualTo(2);
    assertThat(sixteenth.path("url").asText()).endsWith("/v1/calendar/2011/12/16");
    assertThat(month.at("/previous/month").asInt()).isEqualTo(3);
    assertThat(month.at("/next/url").asText()).endsWith("/v1/calendar/2012/02");
  }

  @ParameterizedTest
  @CsvSource({
    "UTC, 2011/12/31",
    "Europe/London, 2011/12/31",
    "Etc/GMT+12, 2011/12/31",
    "Pacific/Kiritimati, 2012/01/01",
    "Asia/Kathmandu, 2012/01/01",
    "Asia/Kolkata, 2012/01/01",
    "America/St_Johns, 2011/12/31",
  })
  void dayIsThatOfTheZone(String zone, String day) {
    JsonNode found = reader.get("/v1/calendar/" + day + "?timeZone=" + zone).expect(200).json();
    assertThat(found.path("articles").asInt()).isEqualTo(1);
    assertThat(found.path("publications").findValuesAsText("headline"))
        .containsExactly("Of 2011-12-31T23:30:00Z");
    String month = day.substring(0, 7);
    JsonNode cells = reader.get("/v1/calendar/" + month + "?timeZone=" + zone).json();
    List<String> marked = new ArrayList<>();
    for (JsonNode week : cells.path("weeks")) {
      for (JsonNode cell : week) {
        if (cell.path("articles").asInt() > 0
            && !cell.path("date").asText().matches(".*12-1[56]")) {
          marked.add(cell.path("date").asText());
          assertThat(cell.path("url").asText())
              .endsWith("timeZone=" + URLEncoder.encode(zone, UTF_8));
        }
      }
    }
    assertThat(marked).containsExactly(day.replace('/', '-'));
  }

  @Test
  void daysOfClockChangesHaveTheirRealLength() {
    JsonNode spring = reader.get("/v1/calendar/2011/03/27").expect(200).json();
    assertThat(spring.path("startsAt").asText()).isEqualTo("2011-03-27T00:00:00Z");
    assertThat(spring.path("endsAt").asText()).isEqualTo("2011-03-27T23:00:00Z");
    assertThat(spring.path("articles").asInt()).isEqualTo(2);
    JsonNode skipped =
        reader.get("/v1/calendar/2011/12/30?timeZone=Pacific/Apia").expect(200).json();
    assertThat(skipped.path("startsAt")).isEqualTo(skipped.path("endsAt"));
    assertThat(skipped.path("articles").asInt()).isZero();
  }

  @Test
  void leapDayExistsAndOnlyThen() {
    assertThat(reader.get("/v1/calendar/2012/02/29").expect(200).json().path("articles").asInt())
        .isEqualTo(1);
    assertThat(reader.get("/v1/calendar/2012/02").json().path("weeks")).hasSize(5);
    reader.get("/v1/calendar/2011/02/29").expectProblem(404, "not-found");
  }

  @Test
  void archiveAndYearsAddUpInEveryZone() {
    for (String zone : List.of("UTC", "Pacific/Kiritimati", "Etc/GMT+12", "Asia/Kathmandu")) {
      JsonNode all = reader.get("/v1/calendar?timeZone=" + zone).expect(200).json();
      int articles = 0;
      int updates = 0;
      for (JsonNode year : all.path("years")) {
        articles += year.path("articles").asInt();
        updates += year.path("updates").asInt();
        JsonNode one =
            reader
                .get("/v1/calendar/%s?timeZone=%s".formatted(year.path("year").asText(), zone))
                .json();
        assertThat(one.path("articles")).isEqualTo(year.path("articles"));
        assertThat(one.path("months")).hasSize(12);
      }
      assertThat(articles).as(zone).isEqualTo(5);
      assertThat(updates).as(zone).isEqualTo(2);
    }
    JsonNode year = reader.get("/v1/calendar/2011").json();
    assertThat(year.at("/links/next").asText()).endsWith("/v1/calendar/2012");
    assertThat(year.at("/links").has("previous")).isFalse();
  }

  @Test
  void languageAndTopicNarrowItDown() {
    assertThat(count("/v1/calendar/2011?language=en")).isEqualTo(4);
    assertThat(count("/v1/calendar/2011?language=en-GB")).isEqualTo(1);
    assertThat(count("/v1/calendar/2011?topic=gas")).isEqualTo(1);
    assertThat(count("/v1/calendar/2011?topic=gas&language=ru")).isZero();
    assertThat(count("/v1/calendar/2012?topic=gas&language=ru")).isEqualTo(1);
    JsonNode day = reader.get("/v1/calendar/2011/12/16?topic=strikes").json();
    assertThat(day.path("liveBlogs").findValuesAsText("slug")).containsExactly(blog);
    assertThat(day.at("/liveBlogs/0/updates").asInt()).isEqualTo(2);
    assertThat(reader.get("/v1/calendar/2011/12/16?topic=gas").json().path("liveBlogs")).isEmpty();
  }

  private int count(String path) {
    return reader.get(path).expect(200).json().path("articles").asInt();
  }

  @Test
  void withdrawnArticleLeavesTheCalendarWithItsUpdates() {
    String slug = article("2013-05-01T12:00:00Z", "en", "Strikes");
    new Desk(staff).update(slug, "An update of today.");
    Answer before = reader.get("/v1/calendar").expect(200);
    staff
        .ifMatch("*")
        .post("/v1/admin/articles/" + slug + "/withdraw", "{\"reason\": \"error\"}")
        .expect(200);
    assertThat(before.json().at("/years/0/updates").asInt()).isEqualTo(1);
    JsonNode after = reader.get("/v1/calendar").expect(200).json();
    assertThat(after.path("years").findValuesAsText("year")).containsExactly("2012", "2011");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/calendar/0000",
        "/v1/calendar/11",
        "/v1/calendar/2011/13",
        "/v1/calendar/2011/0",
        "/v1/calendar/2011/12/32",
        "/v1/calendar/2011/x/1",
        "/v1/calendar/99999"
      })
  void datesThatDoNotExistAreNotFound(String path) {
    reader.get(path).expectProblem(404, "not-found");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/calendar?timeZone=Mars/Base",
        "/v1/calendar?timeZone=UTC%2B3",
        "/v1/calendar/2011?topic=Not%20a%20slug",
        "/v1/calendar/2011?language=e",
      })
  void wrongParametersAreNamed(String path) {
    String name = path.replaceFirst(".*\\?", "").replaceFirst("=.*", "");
    assertThat(reader.get(path).expect(400).at("/errors/0/parameter")).isEqualTo(name);
  }

  @Test
  void firstAndLastYearAreAnswered() {
    reader.get("/v1/calendar/0001/01?timeZone=Pacific/Kiritimati").expect(200);
    reader.get("/v1/calendar/9998/12/31?timeZone=Etc/GMT%2B12").expect(200);
    reader.get("/v1/calendar/9999").expectProblem(404, "not-found");
  }
}
