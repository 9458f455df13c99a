package org.samizdat.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.samizdat.testing.Answer;
import org.samizdat.testing.Api;
import org.samizdat.testing.Desk;
import org.samizdat.testing.SamizdatServer;

/** Events from the announcement to the reader's calendar. */
class EventTest {
  private static final String EVENTS = "/v1/admin/events";

  @RegisterExtension static final SamizdatServer SERVER = new SamizdatServer();

  private final Api staff = SERVER.admin();
  private final Api reader = SERVER.anonymous();

  private Answer create(String json) {
    return staff.post(EVENTS + "?publish=true", json);
  }

  private Answer act(String id, String verb) {
    return staff.ifMatch("*").post(EVENTS + "/" + id + "/" + verb);
  }

  @Test
  void eventIsAnnouncedMovedCancelledAndWithdrawn() {
    Answer draft =
        staff
            .post(
                EVENTS,
                """
                {"title": "Vigil", "description": "Bring *candles*.", "timeZone": "Asia/Almaty",
                 "startsAt": "2031-01-10T18:00", "endsAt": "2031-01-10T19:30",
                 "place": {"name": "Main square"},
                 "contacts": [{"name": "Desk", "email": "desk@example.org"}]}""")
            .expect(201);
    String id = draft.at("/id");
    String page = "/v1/events/" + id;
    reader.get(page).expectProblem(404, "not-found");
    staff.ifMatch(draft.etag()).post(EVENTS + "/" + id + "/publish").expect(200);

    JsonNode event = reader.get(page).expect(200).json();
    assertThat(event.path("startsAt").asText()).isEqualTo("2031-01-10T13:00:00Z");
    assertThat(event.path("localStart").asText()).isEqualTo("2031-01-10T18:00:00");
    assertThat(event.at("/description/html").asText()).isEqualTo("<p>Bring <em>candles</em>.</p>");
    assertThat(event.path("uid").asText()).isEqualTo(id + "@news.example.org");
    assertThat(event.path("sequence").asInt()).isZero();

    Answer reworded =
        staff.ifMatch("*").patch(EVENTS + "/" + id, "{\"title\": \"Night vigil\"}").expect(200);
    assertThat(reworded.json().path("sequence").asInt()).isZero();
    Answer moved =
        staff
            .ifMatch(reworded.etag())
            .patch(EVENTS + "/" + id, "{\"startsAt\": \"2031-01-10T18:30\", \"status\": \"moved\"}")
            .expect(200);
    assertThat(moved.json().path("sequence").asInt()).isEqualTo(1);
    staff
        .ifMatch(reworded.etag())
        .post(EVENTS + "/" + id + "/cancel")
        .expectProblem(412, "precondition-failed");

    assertThat(act(id, "cancel").expect(200).json().path("sequence").asInt()).isEqualTo(2);
    act(id, "cancel").expectProblem(409, "wrong-state");
    assertThat(reader.get(page).expect(200).at("/status")).isEqualTo("cancelled");
    staff.ifMatch("*").delete(EVENTS + "/" + id).expectProblem(409, "wrong-state");

    staff.ifMatch("*").post(EVENTS + "/" + id + "/withdraw", "{\"reason\": \"error\"}").expect(200);
    assertThat(reader.get(page).expectProblem(410, "withdrawn").at("/reason")).isEqualTo("error");
    reader.get(page + ".ics").expectProblem(410, "withdrawn");
    assertThat(staff.get("/v1/admin/audit?object=" + id).json().path("items"))
        .hasSizeGreaterThanOrEqualTo(6);
  }

  @Test
  void listIsSoonestFirstAndKnowsWhatIsStillOn() {
    String article = new Desk(staff).article(Desk.slug("rallied")).at("/id");
    String member = ", \"articleId\": \"" + article + "\"}";
    String past =
        create("{\"title\": \"A\", \"startsAt\": \"2001-05-01T10:00Z\"" + member).at("/id");
    String running =
        create(
                """
                {"title": "B", "startsAt": "2001-05-02T10:00:00Z",
                 "endsAt": "2001-05-04T10:00:00Z\""""
                    + member)
            .at("/id");
    String next =
        create("{\"title\": \"C\", \"startsAt\": \"2001-05-06T10:00Z\"" + member).at("/id");
    String list = "/v1/events?article=" + article;
    assertThat(ids(list)).containsExactly(past, running, next);
    assertThat(ids(list + "&from=2001-05-03T00:00:00Z")).containsExactly(running, next);
    assertThat(ids(list + "&to=2001-05-02")).containsExactly(past, running);
    assertThat(ids(list + "&order=latest&limit=1")).containsExactly(next);
    String cursor = reader.get(list + "&limit=1").at("/page/next");
    assertThat(ids(list + "&limit=1&cursor=" + cursor)).containsExactly(running);
    act(running, "cancel").expect(200);
    assertThat(ids(list + "&status=cancelled")).containsExactly(running);
    assertThat(reader.get("/v1/events/" + next).at("/article/headline")).contains("Headline of");
    staff.ifMatch("*").post("/v1/admin/articles/" + article + "/unpublish").expect(200);
    assertThat(reader.get("/v1/events/" + next).expect(200).json().has("article")).isFalse();
  }

  private java.util.List<String> ids(String path) {
    return reader.get(path).expect(200).json().path("items").findValuesAsText("uid").stream()
        .map(uid -> uid.substring(0, uid.indexOf('@')))
        .toList();
  }

  @Test
  void calendarShowsEventsOnTheirDays() {
    String days =
        create(
                """
                {"title": "Strike days", "allDay": true, "startsOn": "1996-02-28",
                 "endsOn": "1996-03-01", "timeZone": "Pacific/Kiritimati"}""")
            .expect(201)
            .at("/id");
    create(
            """
            {"title": "Until midnight", "startsAt": "1996-02-29T20:00", "endsAt": "1996-03-01T00:00",
             "timeZone": "Europe/London"}""")
        .expect(201);
    assertThat(events("1996/02/28", "UTC")).isEqualTo(1);
    assertThat(events("1996/02/29", "UTC")).isEqualTo(2);
    assertThat(events("1996/03/01", "UTC")).isEqualTo(1);
    assertThat(events("1996/03/01", "Asia/Almaty")).isEqualTo(2);
    assertThat(events("1996/02/28", "Etc/GMT+12")).isEqualTo(1);
    JsonNode day = reader.get("/v1/calendar/1996/03/01?timeZone=UTC").json();
    assertThat(day.at("/agenda/0/id").asText()).isEqualTo(days);
    assertThat(day.at("/agenda/0/firstDay").asText()).isEqualTo("1996-02-28");
    assertThat(day.at("/agenda/0/lastDay").asText()).isEqualTo("1996-03-01");
    assertThat(reader.get("/v1/calendar/1996/04").json().at("/previous/month").asInt())
        .isEqualTo(3);
    assertThat(reader.get("/v1/calendar/1996/01").json().at("/next/month").asInt()).isEqualTo(2);
    JsonNode single = reader.get("/v1/events/" + days).json();
    assertThat(single.path("endsOn").asText()).isEqualTo("1996-03-01");
    assertThat(single.has("startsAt")).isFalse();
  }

  private int events(String day, String zone) {
    JsonNode found = reader.get("/v1/calendar/" + day + "?timeZone=" + zone).expect(200).json();
    assertThat(found.path("agenda")).hasSize(found.path("events").asInt());
    return found.path("events").asInt();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'title': 'X'} | /startsAt",
        "{'title': 'X', 'startsAt': '2011-12-17'} | /startsAt",
        "{'title': 'X', 'startsAt': '2011-12-17T12:00', 'endsAt': '2011-12-17T11:59'} | /endsAt",
        "{'title': 'X', 'startsAt': '2011-12-17T12:00', 'timeZone': 'Mars/Phobos'} | /timeZone",
        "{'title': 'X', 'startsAt': '2011-03-27T01:30', 'timeZone': 'Europe/London'} | /startsAt",
        "{'title': 'X', 'startsAt': '2011-12-30T12:00', 'timeZone': 'Pacific/Apia'} | /startsAt",
        "{'title': 'X', 'startsAt': '2011-02-30T12:00Z'} | /startsAt",
        "{'title': 'X', 'startsAt': '99999-02-20T12:00Z'} | /startsAt",
        "{'title': 'X', 'allDay': true, 'startsAt': '2011-12-17T12:00'} | /startsAt",
        "{'title': 'X', 'allDay': true, 'startsOn': '2011-12-17', 'endsOn': '2011-12-16'} | /endsOn",
        "{'title': 'X', 'allDay': true, 'startsOn': '2011-02-29'} | /startsOn",
        "{'title': 'X', 'startsOn': '2011-12-17'} | /startsOn",
        "{'title': '', 'startsAt': '2011-12-17T12:00'} | /title",
        "{'title': 'X', 'startsAt': '2011-12-17T12:00', 'url': 'javascript:alert(1)'} | /url",
        "{'title': 'X', 'startsAt': '2011-12-17T12:00', 'contacts': [{'name': 'A', 'email': 'a'}]}"
            + " | /contacts/0/email",
        "{'title': 'X', 'startsAt': '2011-12-17T12:00', 'status': 'never'} | /status",
        "{'title': 'X', 'startsAt': '2011-12-17T12:00',"
            + " 'articleId': '01a20a21-1a37-7f2f-a464-8a7166eb98f6'} | /articleId",
        "{'title': 'X', 'startsAt': '2011-12-17T12:00', 'colour': 'red'} | /colour",
      })
  void whatCannotBeIsRefusedByName(String json, String pointer) {
    create(json.replace('\'', '"')).expectProblem(422, "invalid-content").expectPointer(pointer);
  }

  @Test
  void firstOfARepeatedHourIsTaken() {
    Answer made =
        create(
                """
                {"title": "Clocks go back", "startsAt": "2011-10-30T01:30",
                 "timeZone": "Europe/London"}""")
            .expect(201);
    assertThat(made.at("/startsAt")).isEqualTo("2011-10-30T00:30:00Z");
    assertThat(made.at("/content/timeZone")).isEqualTo("Europe/London");
  }

  @Test
  void publishingNeedsItsScope() {
    String token =
        staff
            .post("/v1/admin/tokens", "{\"name\": \"drafts\", \"scopes\": [\"content\"]}")
            .expect(201)
            .at("/token");
    Api author = SERVER.anonymous().withToken(token);
    String json = "{\"title\": \"Draft\", \"startsAt\": \"2031-12-17T12:00Z\"}";
    author.post(EVENTS + "?publish=true", json).expectProblem(403, "forbidden");
    String id = author.post(EVENTS, json).expect(201).at("/id");
    author.ifMatch("*").patch(EVENTS + "/" + id, "{\"title\": \"Better\"}").expect(200);
    act(id, "publish").expect(200);
    author
        .ifMatch("*")
        .patch(EVENTS + "/" + id, "{\"title\": \"Worse\"}")
        .expectProblem(403, "forbidden");
  }
}
