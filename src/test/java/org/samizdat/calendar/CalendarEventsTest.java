package org.samizdat.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.samizdat.testing.Api;
import org.samizdat.testing.Desk;
import org.samizdat.testing.SamizdatServer;

/** Events in the calendar: each counted once, found from far away, and only where they belong. */
class CalendarEventsTest {
  @RegisterExtension static final SamizdatServer SERVER = new SamizdatServer();

  private final Api staff = SERVER.admin();
  private final Api reader = SERVER.anonymous();

  private void event(String time, String more) {
    staff
        .post(
            "/v1/admin/events?publish=true",
            "{\"title\": \"Rally\", \"timeZone\": \"UTC\", %s%s}".formatted(time, more))
        .expect(201);
  }

  private void event(String start, String end, String more) {
    event("\"startsAt\": \"%s\", \"endsAt\": \"%s\"".formatted(start, end), more);
  }

  private void allDay(String day, String zone) {
    staff
        .post(
            "/v1/admin/events?publish=true",
            """
            {"title": "Day", "allDay": true, "startsOn": "%s", "timeZone": "%s"}"""
                .formatted(day, zone))
        .expect(201);
  }

  private JsonNode calendar(String rest) {
    return reader.get("/v1/calendar" + rest).expect(200).json();
  }

  @Test
  void eventThatSpansMonthsAndYearsCountsOnceInEach() {
    event("2041-11-20T10:00", "2042-01-10T10:00", "");
    JsonNode november = calendar("/2041/11");
    assertThat(november.path("events").asInt()).isEqualTo(1);
    assertThat(november.at("/weeks/2/6/events").asInt()).isZero();
    assertThat(november.at("/weeks/4/5/events").asInt()).isEqualTo(1);
    assertThat(calendar("/2041/12").path("events").asInt()).isEqualTo(1);
    assertThat(calendar("/2042/01/10").path("events").asInt()).isEqualTo(1);
    assertThat(calendar("/2042/01/11").path("events").asInt()).isZero();
    JsonNode year = calendar("/2041");
    assertThat(year.path("events").asInt()).isEqualTo(1);
    assertThat(year.at("/months/10/events").asInt()).isEqualTo(1);
    assertThat(year.at("/months/11/events").asInt()).isEqualTo(1);
    for (JsonNode each : calendar("").path("years")) {
      if (each.path("year").asInt() == 2042) {
        assertThat(each.path("events").asInt()).isEqualTo(1);
        assertThat(each.path("months").findValuesAsText("month")).containsExactly("1");
      }
    }
  }

  @Test
  void neighboursAreFoundBesideADayWithManyEvents() {
    for (int i = 0; i < 25; i++) {
      event("2051-03-31T12:00", "2051-03-31T14:00", "");
      event("2051-06-01T12:00", "2051-06-01T14:00", "");
    }
    event("2051-09-20T12:00", "2051-09-20T14:00", "");
    assertThat(calendar("/2051/03/31").path("next").asText()).endsWith("/2051/06/01");
    assertThat(calendar("/2051/03").at("/next/url").asText()).endsWith("/2051/06");
    assertThat(calendar("/2051/06/01").path("previous").asText()).endsWith("/2051/03/31");
    assertThat(calendar("/2051/06/01").path("next").asText()).endsWith("/2051/09/20");
    assertThat(calendar("/2051/06").at("/previous/url").asText()).endsWith("/2051/03");
    assertThat(calendar("/2051/09").at("/previous/url").asText()).endsWith("/2051/06");
  }

  @Test
  void allDayEventsAreNeighboursOnTheirOwnDays() {
    for (String zone : List.of("Pacific/Kiritimati", "Etc/GMT+12")) {
      allDay("2061-02-10", zone);
      allDay("2061-02-20", zone);
    }
    List<String> found = new ArrayList<>();
    for (String zone : List.of("UTC", "Pacific/Kiritimati", "Etc/GMT%2B12")) {
      for (String day : List.of("11", "12", "13", "14", "15", "16", "17", "18", "19")) {
        JsonNode between = calendar("/2061/02/" + day + "?timeZone=" + zone);
        found.add(between.path("previous").asText().replaceAll(".*/calendar/|\\?.*", ""));
        found.add(between.path("next").asText().replaceAll(".*/calendar/|\\?.*", ""));
      }
    }
    assertThat(found).hasSize(54).containsOnly("2061/02/10", "2061/02/20");
  }

  @Test
  void topicAndLanguageNarrowEventsDownToo() {
    String oil = new Desk(staff).article(Desk.slug("about-oil")).at("/id");
    String draft = new Desk(staff).draft(Desk.slug("draft-on-oil"), "article").at("/id");
    event("2071-05-01T12:00", "2071-05-01T13:00", ", \"articleId\": \"" + oil + "\"");
    event("2071-05-02T12:00", "2071-05-02T13:00", ", \"articleId\": \"" + draft + "\"");
    event("2071-05-03T12:00", "2071-05-03T13:00", ", \"language\": \"ru\"");
    event("2071-05-04T12:00", "2071-05-04T13:00", ", \"language\": \"en-GB\"");
    assertThat(days("")).containsExactly(1, 2, 3, 4);
    assertThat(days("?topic=oil")).containsExactly(1);
    assertThat(days("?topic=gas")).isEmpty();
    assertThat(days("?language=ru")).containsExactly(1, 2, 3);
    assertThat(days("?language=en")).containsExactly(1, 2, 4);
    assertThat(calendar("/2071/05/03?topic=oil").path("agenda")).isEmpty();
    assertThat(calendar("/2071/05/03?topic=oil").path("previous").asText()).contains("/05/01?");
    assertThat(calendar("/2071/04?language=en").at("/next/month").asInt()).isEqualTo(5);
    assertThat(calendar("/2071/04?topic=gas").has("next")).isFalse();
  }

  @Test
  void listIsNarrowedDownByLanguageAndTopicAlsoAfterAnArticleIsFiledAnew() {
    Desk desk = new Desk(staff);
    String slug = Desk.slug("filed-anew");
    String article = desk.article(slug).at("/id");
    event("2081-05-01T12:00", "2081-05-01T13:00", ", \"articleId\": \"" + article + "\"");
    event("2081-05-02T12:00", "2081-05-02T13:00", ", \"language\": \"kk-Cyrl\"");
    assertThat(listed("")).isEqualTo(2);
    assertThat(listed("&language=kk")).isEqualTo(2);
    assertThat(listed("&language=en")).isEqualTo(1);
    assertThat(listed("&topic=oil")).isEqualTo(1);
    staff.ifMatch("*").patch("/v1/admin/articles/" + article, "{\"topics\": []}").expect(200);
    assertThat(listed("&topic=oil")).isZero();
    reader.get("/v1/events?language=e+n").expectProblem(400, "invalid-parameter");
    reader.get("/v1/events?topic=O%20L").expectProblem(400, "invalid-parameter");
  }

  private int listed(String selection) {
    return reader
        .get("/v1/events?from=2081-05-01&to=2081-05-02" + selection)
        .expect(200)
        .json()
        .path("items")
        .size();
  }

  @Test
  void eventThatLastsForDecadesIsRefused() {
    for (String time :
        List.of(
            "\"startsAt\": \"2031-01-01T00:00Z\", \"endsAt\": \"2036-01-06T00:00Z\"",
            "\"allDay\": true, \"startsOn\": \"2031-01-01\", \"endsOn\": \"2071-01-01\"")) {
      staff
          .post(
              "/v1/admin/events",
              "{\"title\": \"Siege\", \"timeZone\": \"UTC\", %s}".formatted(time))
          .expectProblem(422, "invalid-content");
    }
    event("2031-01-01T00:00Z", "2036-01-05T00:00Z", "");
  }

  @ParameterizedTest
  @CsvSource({
    "articles,from=-999999999-01-01T00:00:00Z",
    "articles,to=%2B999999999-01-01T00:00:00Z",
    "events,from=-999999999-01-01T00:00:00Z",
    "events,to=0000-01-01",
    "events,to=%2B999999999-12-31"
  })
  void timesThatNoCalendarHasAreRefused(String list, String query) {
    reader.get("/v1/%s?%s".formatted(list, query)).expectProblem(400, "invalid-parameter");
  }

  private List<Integer> days(String selection) {
    List<Integer> days = new ArrayList<>();
    for (JsonNode week : calendar("/2071/05" + selection).path("weeks")) {
      for (JsonNode cell : week) {
        if (cell.path("events").asInt() > 0) {
          days.add(cell.path("day").asInt());
        }
      }
    }
    return days;
  }
}
