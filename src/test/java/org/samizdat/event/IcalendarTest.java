package org.samizdat.event;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.samizdat.testing.Answer;
import org.samizdat.testing.Api;
import org.samizdat.testing.SamizdatServer;

/** What calendar programs get, read by two libraries that did not write it. */
@Tag("no-database")
class IcalendarTest {
  @RegisterExtension static final SamizdatServer SERVER = new SamizdatServer();

  private final Api staff = SERVER.admin();
  private final Api reader = SERVER.anonymous();

  private String create(String json) {
    return staff.post("/v1/admin/events?publish=true", json).expect(201).at("/id");
  }

  private static ICalendar valid(Answer answer) throws Exception {
    answer.expect(200);
    assertThat(answer.header("Content-Type")).hasValue("text/calendar;charset=utf-8");
    Calendar calendar = new CalendarBuilder().build(new StringReader(answer.text()));
    assertThat(calendar.validate(true).getEntries()).isEmpty();
    List<ICalendar> read = Biweekly.parse(answer.text()).all();
    assertThat(read).hasSize(1);
    assertThat(read.get(0).validate(biweekly.ICalVersion.V2_0).isEmpty())
        .as(read.get(0).validate(biweekly.ICalVersion.V2_0).toString())
        .isTrue();
    assertThat(answer.text().split("\r\n")).allMatch(line -> line.getBytes().length <= 75);
    return read.get(0);
  }

  @Test
  void timedEventKeepsItsZoneAndEveryCharacter() throws Exception {
    String title = "Митинг; comma, \\ and a line\nbreak — " + "долго ".repeat(20).strip();
    String id =
        create(
            """
            {"title": %s, "description": "Bring *candles*, and; friends.",
             "timeZone": "America/New_York", "startsAt": "2031-07-10T18:00",
             "endsAt": "2031-07-10T19:30", "address": "1 Main Street",
             "place": {"name": "Square", "latitude": 43.34, "longitude": 52.86}}"""
                .formatted(new com.fasterxml.jackson.databind.node.TextNode(title)));
    Answer answer = reader.get("/v1/events/" + id + ".ics");
    VEvent event = valid(answer).getEvents().get(0);
    assertThat(event.getSummary().getValue()).isEqualTo(title);
    assertThat(event.getDescription().getValue()).isEqualTo("Bring candles, and; friends.");
    assertThat(event.getLocation().getValue()).isEqualTo("1 Main Street, Square");
    assertThat(event.getDateStart().getValue().toInstant())
        .isEqualTo(Instant.parse("2031-07-10T22:00:00Z"));
    assertThat(answer.text()).contains("DTSTART;TZID=America/New_York:20310710T180000");
    assertThat(event.getUid().getValue()).isEqualTo(id + "@news.example.org");
    assertThat(event.getGeo().getLatitude()).isEqualTo(43.34);
    reader.with("If-None-Match", answer.etag()).get("/v1/events/" + id + ".ics").expect(304);
  }

  @Test
  void allDayEventIsDaysWithoutAZone() throws Exception {
    String id =
        create(
            """
            {"title": "Days", "allDay": true, "startsOn": "2031-12-16", "endsOn": "2031-12-17",
             "timeZone": "Pacific/Kiritimati"}""");
    Answer answer = reader.get("/v1/events/" + id + ".ics");
    valid(answer);
    assertThat(answer.text())
        .contains("DTSTART;VALUE=DATE:20311216\r\n", "DTEND;VALUE=DATE:20311218\r\n")
        .doesNotContain("TZID=");
  }

  /** A zone is a component, and one there must be (RFC 5545 §3.6). */
  @Test
  void calendarWithoutEventsIsOneToo() throws Exception {
    SamizdatServer empty = new SamizdatServer();
    empty.start();
    try {
      String text = empty.anonymous().get("/v1/events.ics").expect(200).text();
      Calendar calendar = new CalendarBuilder().build(new StringReader(text));
      assertThat(calendar.validate(true).getEntries()).isEmpty();
      assertThat(calendar.getComponents()).hasSize(1);
    } finally {
      empty.stop();
    }
  }

  @Test
  void subscriptionHoldsEverythingAndWhatWasCancelled() throws Exception {
    String old = create("{\"title\": \"Long ago\", \"startsAt\": \"2001-01-01T00:00:00Z\"}");
    String called =
        create(
            """
            {"title": "Called off", "startsAt": "2032-01-01T10:00", "endsAt": "2032-01-01T10:00",
             "timeZone": "Asia/Almaty", "articleId": null}""");
    staff.ifMatch("*").post("/v1/admin/events/" + called + "/cancel").expect(200);
    Answer answer = reader.get("/v1/events.ics");
    ICalendar calendar = valid(answer);
    assertThat(calendar.getEvents())
        .anySatisfy(
            event -> {
              assertThat(event.getUid().getValue()).startsWith(called);
              assertThat(event.getStatus().isCancelled()).isTrue();
              assertThat(event.getSequence().getValue()).isEqualTo(1);
            })
        .anyMatch(event -> event.getUid().getValue().startsWith(old));
    assertThat(calendar.getTimezoneInfo().getComponents())
        .extracting(zone -> zone.getTimezoneId().getValue())
        .contains("Asia/Almaty");
    assertThat(reader.get("/v1/events.ics").text()).isEqualTo(answer.text());
  }
}
