package org.samizdat.wordpress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.samizdat.text.TimePrecision;

/** Updates that were written into one post are found, with their times. */
@Tag("no-database")
class LiveTextTest {
  private static final Instant PUBLISHED = Instant.parse("2011-12-16T11:00:00Z");

  private static LiveText split(String... blocks) {
    return LiveText.of(List.of(blocks), PUBLISHED, ZoneId.of("Asia/Almaty"));
  }

  private static List<String> times(LiveText text) {
    return text.updates().stream().map(each -> each.occurredAt().toString()).toList();
  }

  @Test
  void updatesReachToTheNext() {
    LiveText text =
        split(
            "Police fired on strikers.",
            "**Update 13:10 GMT:** Ten are dead.",
            "- So says the ministry.",
            "## Update 12:13 GMT",
            "The lights went out.");
    assertThat(text.body()).isEqualTo("Police fired on strikers.");
    assertThat(text.updates())
        .containsExactly(
            new LiveUpdate(
                "Update 13:10 GMT",
                Instant.parse("2011-12-16T13:10:00Z"),
                TimePrecision.MINUTE,
                "Ten are dead.\n\n- So says the ministry."),
            new LiveUpdate(
                "Update 12:13 GMT",
                Instant.parse("2011-12-16T12:13:00Z"),
                TimePrecision.MINUTE,
                "The lights went out."));
  }

  @Test
  void timesGoOnPastMidnightInEitherOrder() {
    String[] oldestFirst = {
      "Update 13:00 GMT: a", "Update 22:00 GMT: b", "Update 07:00 GMT: c", "Update 23:30 GMT: d"
    };
    List<String> expected =
        List.of(
            "2011-12-16T13:00:00Z",
            "2011-12-16T22:00:00Z",
            "2011-12-17T07:00:00Z",
            "2011-12-17T23:30:00Z");
    assertThat(times(split(oldestFirst))).isEqualTo(expected);
    assertThat(times(split("Update 07:00 GMT: c", "Update 22:00 GMT: b", "Update 13:00 GMT: a")))
        .containsExactly("2011-12-17T07:00:00Z", "2011-12-16T22:00:00Z", "2011-12-16T13:00:00Z");
  }

  @Test
  void timeWithoutZoneIsOfTheSite() {
    assertThat(times(split("Update 19:10: Fire."))).containsExactly("2011-12-16T13:10:00Z");
  }

  @Test
  void programmeOfADayIsNoLiveBlog() {
    LiveText text = split("10:00 GMT: Breakfast", "11:00 GMT: Speeches");
    assertThat(text.updates()).isEmpty();
    assertThat(text.body()).isEqualTo("10:00 GMT: Breakfast\n\n11:00 GMT: Speeches");
  }

  @Test
  void oneAnnouncedTimeMakesTheOthersCount() {
    assertThat(times(split("LATEST UPDATE 17:54 GMT: x", "13:10 GMT: y"))).hasSize(2);
  }

  @Test
  void ambiguousZoneIsNotGuessed() {
    LiveText text = split("Update 13:10 IST: Fire.");
    assertThat(text.updates()).isEmpty();
    assertThat(text.body()).isEqualTo("Update 13:10 IST: Fire.");
    assertThat(text.left())
        .containsExactly("time zone is ambiguous, so what it dates stays in the text: IST");
  }
}
