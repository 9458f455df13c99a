package org.samizdat.appeal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.samizdat.contract.Contract;
import org.samizdat.testing.Answer;
import org.samizdat.testing.Api;
import org.samizdat.testing.SamizdatServer;

/** What funding directories read: the limits are those of floss.fund's own checker. */
class FundingTest {
  @RegisterExtension static final SamizdatServer SERVER = new SamizdatServer();

  private final Api staff = SERVER.admin();
  private final Api reader = SERVER.anonymous();

  @Test
  void manifestListsTheSitesAppealsWhileThereAreSome() {
    reader.get("/funding.json").expectProblem(404, "not-found");
    String id =
        staff
            .post(
                "/v1/admin/donation-appeals?publish=true",
                """
                {"title": "%s", "body": "%s", "goal": {"amount": 100.50, "currency": "EUR"},
                 "channels": [
                   {"provider": "bank", "label": "Bank", "account": "GB33BUKB20201555555555"},
                   {"provider": "patreon", "label": "Patron", "url": "https://patreon.com/x",
                    "recurring": true}]}"""
                    .formatted("Помощь ".repeat(40).strip(), "слово ".repeat(200).strip()))
            .expect(201)
            .at("/id");
    Answer answer = reader.get("/funding.json").expect(200);
    Contract.get().check("GET", "/funding.json", answer.status(), answer.headers(), answer.body());
    JsonNode manifest = answer.json();
    assertThat(manifest.at("/entity/webpageUrl/wellKnown").asText())
        .isEqualTo("https://example.org/.well-known/funding-manifest-urls");
    JsonNode plans = manifest.at("/funding/plans");
    assertThat(plans.findValuesAsText("frequency")).containsExactly("one-time", "monthly");
    assertThat(plans.at("/0/amount").asDouble()).isEqualTo(100.5);
    assertThat(plans.at("/1/amount").asDouble()).isZero();
    assertThat(manifest.at("/funding/channels").findValuesAsText("guid"))
        .containsExactly(plans.at("/0/channels/0").asText(), plans.at("/1/channels/0").asText());
    assertThat(plans.at("/0/name").asText().getBytes().length).isLessThanOrEqualTo(250);
    assertThat(plans.at("/0/description").asText().getBytes().length).isLessThanOrEqualTo(512);
    assertThat(reader.get("/.well-known/funding-manifest-urls").expect(200).text())
        .isEqualTo("https://news.example.org/funding.json\n");
    staff
        .ifMatch("*")
        .post("/v1/admin/donation-appeals/" + id + "/withdraw", "{\"reason\": \"error\"}")
        .expect(200);
    reader.get("/funding.json").expectProblem(404, "not-found");
  }
}
