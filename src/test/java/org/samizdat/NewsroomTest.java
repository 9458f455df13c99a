package org.samizdat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.samizdat.testing.Answer;
import org.samizdat.testing.Api;
import org.samizdat.testing.SamizdatServer;

/** The newsroom from end to end: what the sample shows, and a story from draft to reader. */
class NewsroomTest {
  private static final String SAMPLE = "/v1/articles/zhanaozen-oil-workers-fired-upon";

  @RegisterExtension
  static final SamizdatServer SERVER = new SamizdatServer().with("SAMIZDAT_SAMPLE", "true");

  private final Api staff = SERVER.admin();
  private final Api reader = SERVER.anonymous();

  @Test
  void sampleCarriesEveryFactOfThePage() {
    Answer sample = reader.get(SAMPLE).expect(200);
    assertThat(sample.at("/kicker")).isEqualTo("Call for urgent solidarity");
    assertThat(sample.at("/headline")).contains("70 dead", "500 wounded");
    assertThat(sample.at("/places/0/name")).isEqualTo("Zhanaozen");
    assertThat(sample.json().at("/breaking").asBoolean()).isTrue();
    assertThat(sample.at("/live/latestUpdate/displayTime")).isEqualTo("Update 17:54 GMT");
    assertThat(sample.json().path("live").path("updateCount").asInt()).isEqualTo(8);
    assertThat(sample.at("/body/text")).contains("3,000 people");
    assertThat(sample.at("/body/html")).contains("<strong>more than 3,000 people</strong>");
    assertThat(sample.at("/media/0/alt")).isNotBlank();
    assertThat(sample.at("/media/0/caption")).contains("embassy");
    String picture = sample.at("/media/0/url").replace(SamizdatServer.BASE_URL, "");
    assertThat(reader.get(picture).expect(200).header("Content-Type")).hasValue("image/jpeg");
    assertThat(sample.json().at("/media/0/renditions")).hasSize(3);
    assertThat(sample.at("/translations/0/language")).isEqualTo("ru");
    assertThat(sample.at("/callsToAction/1/mailto"))
        .startsWith("mailto:support@example.org?cc=editors@example.org&subject=");
    assertThat(sample.json().path("topics").findValuesAsText("slug"))
        .containsExactly("kazakhstan", "workers-struggles", "oil");
    assertThat(sample.at("/publishedAt")).startsWith("2011-12-16");
  }

  @Test
  void sampleHasItsEightEntriesInOrderWithPrintedTimes() {
    JsonNode updates = reader.get(SAMPLE + "/updates?order=oldest").expect(200).json();
    assertThat(updates.path("items").findValuesAsText("displayTime"))
        .containsExactly(
            "about 10:00 London time",
            "about 10:15 London time",
            "Update 11:42 GMT",
            "Update: 12:13 GMT",
            "Update 12:35 GMT",
            "Update 13:06 GMT",
            "Update 13:10 GMT",
            "Update 17:54 GMT");
    List<String> deaths = new ArrayList<>();
    updates
        .path("items")
        .get(7)
        .path("claims")
        .forEach(
            claim -> {
              if (claim.path("subject").asText().equals("deaths")) {
                deaths.add(
                    claim.path("quantity").asText() + " " + claim.at("/attribution/name").asText());
              }
            });
    assertThat(deaths).containsExactly("10 The Kazakh regime", "70 Strikers");
    assertThat(updates.path("keyEvents")).hasSize(3);
    assertThat(updates.path("total").asInt()).isEqualTo(8);
  }

  @Test
  void sampleComparesWhatItsSourcesClaim() {
    JsonNode deaths = reader.get(SAMPLE + "/claims").expect(200).json().at("/items/0");
    assertThat(deaths.path("subject").asText()).isEqualTo("deaths");
    assertThat(deaths.path("conflicting").asBoolean()).isTrue();
    assertThat(deaths.path("range").toString()).isEqualTo("{\"lowest\":10,\"highest\":70}");
    List<String> standing = new ArrayList<>();
    deaths
        .path("sources")
        .forEach(
            each ->
                standing.add(
                    "%s %s %s"
                        .formatted(
                            each.path("name").asText(),
                            each.at("/standing/qualifier").asText(),
                            each.at("/standing/quantity").asText())));
    assertThat(standing)
        .containsExactly(
            "Strikers exactly 70", "The Kazakh regime exactly 10", "Our correspondents up-to 70");
    assertThat(deaths.path("points")).hasSize(4);
    JsonNode digest = reader.get(SAMPLE + "/digest?since=2011-12-16T13:00:00Z").expect(200).json();
    assertThat(digest.path("items")).hasSize(1);
    assertThat(digest.at("/items/0/claims")).hasSize(3);
    assertThat(digest.path("otherUpdates").asInt()).isEqualTo(2);
  }

  @Test
  void sampleMarksItsDayInTheArchiveAndTheRallyOfTheNext() {
    JsonNode month = reader.get("/v1/calendar/2011/12").expect(200).json();
    assertThat(month.path("weekStart").asText()).isEqualTo("monday");
    assertThat(month.path("leadingBlanks").asInt()).isEqualTo(3);
    JsonNode sixteenth = month.at("/weeks/2/4");
    assertThat(sixteenth.path("date").asText()).isEqualTo("2011-12-16");
    assertThat(sixteenth.path("articles").asInt()).isEqualTo(1);
    assertThat(sixteenth.path("updates").asInt()).isEqualTo(8);
    assertThat(month.at("/weeks/2/5/events").asInt()).isEqualTo(1);
    JsonNode day = reader.get("/v1/calendar/2011/12/17").expect(200).json();
    assertThat(day.at("/agenda/0/title").asText())
        .isEqualTo("Rally in solidarity with the oil workers");
    JsonNode appeal = reader.get(SAMPLE).json().at("/donationAppeals/0");
    assertThat(appeal.path("title").asText()).isEqualTo("Special financial appeal");
    assertThat(appeal.path("channels").findValuesAsText("provider"))
        .containsExactly("paypal", "patreon");
    assertThat(reader.get(SAMPLE).json().at("/comments/count").asInt()).isZero();
    assertThat(reader.get(SAMPLE).json().at("/comments/open").asBoolean()).isTrue();
  }

  @Test
  void storyGoesFromDraftToReaderAndChangesUnderTheReadersEyes() {
    Answer draft =
        staff
            .post(
                "/v1/admin/articles",
                "{\"headline\": \"Strike at the port\", \"kind\": \"liveblog\"}")
            .expect(201);
    String admin = "/v1/admin/articles/strike-at-the-port";
    String page = "/v1/articles/strike-at-the-port";
    reader.get(page).expectProblem(404, "not-found");

    Answer published = staff.ifMatch(draft.etag()).post(admin + "/publish").expect(200);
    Answer first = reader.get(page).expect(200);
    reader.with("If-None-Match", first.etag()).get(page).expect(304);

    staff
        .ifMatch(draft.etag())
        .patch(admin, "{\"kicker\": \"Late\"}")
        .expectProblem(412, "precondition-failed");
    assertThat(staff.get(admin).etag()).isEqualTo(published.etag());

    staff
        .send(
            "POST",
            admin + "/updates?publish=true",
            "text/plain",
            "Update 18:20 GMT: The crane drivers have **joined**.")
        .expect(201);
    Answer second = reader.with("If-None-Match", first.etag()).get(page).expect(200);
    assertThat(second.etag()).isNotEqualTo(first.etag());
    Answer updates = reader.get(page + "/updates").expect(200);
    assertThat(updates.at("/items/0/displayTime")).isEqualTo("Update 18:20 GMT");
    assertThat(updates.at("/items/0/body/html"))
        .isEqualTo("<p>The crane drivers have <strong>joined</strong>.</p>");
    assertThat(updates.at("/items/0/occurredAt")).endsWith("T18:20:00Z");
  }
}
