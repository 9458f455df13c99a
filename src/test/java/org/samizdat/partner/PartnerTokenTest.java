package org.samizdat.partner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.samizdat.testing.Answer;
import org.samizdat.testing.Api;
import org.samizdat.testing.Desk;
import org.samizdat.testing.SamizdatServer;

/** What the token of a partner is good for, how often, and who sees that it was used. */
class PartnerTokenTest {
  @RegisterExtension
  static final SamizdatServer SERVER =
      new SamizdatServer()
          .with("SAMIZDAT_LIVE_END_AFTER_HOURS", "0")
          .with("SAMIZDAT_PARTNER_PER_MINUTE", "1000000");

  private final Api staff = SERVER.admin();
  private final Api reader = SERVER.anonymous();
  private final Desk desk = new Desk(staff);
  private final EmbargoDesk ahead = new EmbargoDesk(SERVER);
  private final Api partner = ahead.partner("");

  @Test
  void tokenIsBoundToItsTopicsAndLanguages() {
    String topic = Desk.slug("bound");
    String other = Desk.slug("bound-other");
    String here = Desk.slug("here");
    String there = Desk.slug("there");
    String british = Desk.slug("british");
    String russian = Desk.slug("russian");
    ahead.ready(here, "en", topic);
    ahead.ready(british, "en-GB", topic);
    ahead.ready(russian, "ru", topic);
    ahead.ready(there, "en", other);
    Api both = ahead.partner(", \"topics\": [\"%s\"], \"languages\": [\"en\"]".formatted(topic));
    Api languages = ahead.partner(", \"languages\": [\"ru\", \"kk\"]");

    assertThat(ahead.slugs(both, "embargoed")).containsExactlyInAnyOrder(here, british);
    assertThat(ahead.slugs(languages, "embargoed")).contains(russian).doesNotContain(here, british);
    both.get("/v1/partner/articles/" + there).expectProblem(404, "not-found");
    both.get("/v1/partner/articles/" + russian + ".ninjs.json").expectProblem(404, "not-found");
    both.get("/v1/partner/articles/" + here).expect(200);
    assertThat(both.get("/v1/partner/export").text()).contains(here).doesNotContain(russian, there);

    String since = both.get("/v1/partner/changes").at("/next");
    desk.article(Desk.slug("elsewhere"));
    Answer told = both.get("/v1/partner/changes?since=" + since).expect(200);
    assertThat(told.json().path("changes")).isEmpty();
    assertThat(told.at("/next")).isNotEqualTo(since);
    Answer all = partner.get("/v1/partner/changes?since=" + since).expect(200);
    assertThat(all.json().path("changes")).isNotEmpty();
  }

  @Test
  void wrongReachIsRefusedWhereItIs() {
    String form = "{\"name\": \"x\", \"scopes\": [%s], %s}";
    Map.of(
            "\"topics\": [\"Not A Slug\"]", "/topics/0",
            "\"languages\": [\"en\", \"not a tag\"]", "/languages/1")
        .forEach(
            (member, pointer) ->
                staff
                    .post("/v1/admin/tokens", form.formatted("\"partner\"", member))
                    .expectProblem(422, "invalid-content")
                    .expectPointer(pointer));
    staff
        .post("/v1/admin/tokens", form.formatted("\"partner\", \"content\"", "\"topics\": [\"a\"]"))
        .expectProblem(422, "invalid-content")
        .expectPointer("/topics");
    JsonNode token =
        staff
            .post("/v1/admin/tokens", form.formatted("\"partner\"", "\"topics\": [\"oil\"]"))
            .expect(201)
            .json();
    assertThat(token.path("topics").get(0).asText()).isEqualTo("oil");
    assertThat(token.has("languages")).isFalse();
  }

  @Test
  void tokenOfTheFeedMustBeGood() {
    partner.get("/v1/partner/changes?since=nonsense").expectProblem(400, "invalid-parameter");
    partner.get("/v1/partner/articles?state=draft").expectProblem(400, "invalid-parameter");
    partner.get("/v1/partner/articles?cursor=AAAA").expectProblem(400, "invalid-cursor");
    String published = partner.get("/v1/partner/articles?limit=1").at("/page/next");
    if (!published.isEmpty()) {
      partner
          .get("/v1/partner/articles?state=withdrawn&cursor=" + published)
          .expectProblem(400, "invalid-cursor");
    }
  }

  @Test
  void requestsAreCountedByTokenAndDay() {
    Answer made =
        staff.post("/v1/admin/tokens", "{\"name\": \"Counted\", \"scopes\": [\"partner\"]}");
    Api counted = reader.withToken(made.at("/token"));
    for (int i = 0; i < 3; i++) {
      counted.get("/v1/partner/articles").expect(200);
    }
    JsonNode usage = staff.get("/v1/admin/partner-usage?days=1").expect(200).json();
    assertThat(usage.path("items"))
        .anySatisfy(
            item -> {
              assertThat(item.path("tokenId").asText()).isEqualTo(made.at("/id"));
              assertThat(item.path("name").asText()).isEqualTo("Counted");
              assertThat(item.path("requests").asInt()).isEqualTo(3);
            });
    counted.get("/v1/admin/partner-usage").expectProblem(403, "forbidden");
  }

  @Test
  void partnerThatAsksTooOftenHasToWait() throws Exception {
    SamizdatServer strict = new SamizdatServer().with("SAMIZDAT_PARTNER_PER_MINUTE", "2");
    strict.start();
    try {
      String request = "{\"name\": \"%s\", \"scopes\": [\"partner\"]}";
      List<Api> two = new ArrayList<>();
      for (String name : List.of("One", "Two")) {
        String token =
            strict.admin().post("/v1/admin/tokens", request.formatted(name)).at("/token");
        two.add(strict.anonymous().withToken(token));
      }
      two.get(0).get("/v1/partner/articles").expect(200);
      two.get(0).get("/v1/partner/articles").expect(200);
      Answer refused = two.get(0).get("/v1/partner/articles");
      refused.expectProblem(429, "too-many-requests");
      assertThat(refused.header("Retry-After")).isPresent();
      two.get(1).get("/v1/partner/articles").expect(200);
    } finally {
      strict.stop();
    }
  }
}
