package org.samizdat.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.samizdat.json.WireName;
import org.samizdat.problem.ProblemType;

/** A value that the code has and the contract has not would break every typed client. */
@Tag("no-database")
class ContractEnumsTest {
  private static List<String> enumAt(String pointer) {
    JsonNode values = Contract.get().document().at(pointer + "/enum");
    List<String> found = new ArrayList<>();
    values.forEach(value -> found.add(value.asText()));
    return found;
  }

  @ParameterizedTest
  @CsvSource({
    "schemas/ArticleKind, article.ArticleKind",
    "schemas/LiveState, article.LiveState",
    "schemas/Status, article.ArticleStatus",
    "schemas/Status, update.UpdateStatus",
    "schemas/EditingStatus, article.EditingStatus",
    "schemas/ScheduleAction, schedule.Action",
    "schemas/WithdrawalReason, article.WithdrawalReason",
    "schemas/CallToActionKind, article.CallToAction$Kind",
    "schemas/Recipient/properties/role, article.CallToAction$Recipient$Role",
    "schemas/RelatedLink/properties/kind, article.RelatedLink$Kind",
    "schemas/Attribution/properties/kind, update.Attribution$Kind",
    "schemas/Qualifier, update.Claim$Qualifier",
    "schemas/ClaimStatus, update.Claim$Status",
    "schemas/ClaimMarkKind, update.ClaimMark$Kind",
    "schemas/ClaimEvent, claim.ClaimPoint$Event",
    "schemas/ClaimSource/properties/kind, update.Attribution$Kind",
    "schemas/DigestType, digest.DigestItem$Type",
    "schemas/TimePrecision, text.TimePrecision",
    "schemas/Scope, access.Scope",
    "schemas/CommentStatus, comment.CommentStatus",
    "schemas/ModerationAction, comment.CommentModerator$Action",
    "schemas/Comment/properties/state, comment.CommentView$State",
    "schemas/CommentReceipt/properties/status, comment.CommentResource$Progress",
    "parameters/commentFormat/schema, comment.CommentResource$Format",
    "parameters/commentOrder/schema, comment.CommentResource$Order",
    "parameters/articleOrder/schema, article.ArticleListParameters$PublicOrder",
    "schemas/DonationProvider, article.DonationChannel$Provider",
    "schemas/DonationScope, appeal.AppealScope",
    "schemas/DonationState, appeal.AppealState",
    "parameters/appealState/schema, appeal.AppealResource$PublicState",
    "schemas/EventStatus, event.EventStatus",
    "schemas/ChangeType, change.ChangeType",
    "schemas/ChangeOp, change.ChangeOp",
    "schemas/RevisionKind, article.RevisionKind",
    "schemas/DiffOp, revision.TextDiff$Op",
    "schemas/WebhookStatus, webhook.WebhookStatus",
    "schemas/WebhookDisabledReason, webhook.DisabledReason",
    "schemas/WebhookDeliveryStatus, webhook.DeliveryStatus",
    "schemas/WebhookFailure, webhook.AttemptFailure",
    "parameters/eventOrder/schema, event.EventResource$PublicOrder",
    "parameters/updateOrder/schema, update.LiveBlogResource$PublicOrder",
    "parameters/searchOrder/schema, search.SearchParameters$Order",
    "schemas/SearchHitType, search.HitType",
  })
  void valuesAreThoseOfTheCode(String place, String type) throws ClassNotFoundException {
    Object[] constants = Class.forName("org.samizdat." + type).getEnumConstants();
    assertThat(enumAt("/components/" + place))
        .containsExactlyElementsOf(
            Arrays.stream(constants).map(each -> WireName.of((Enum<?>) each)).toList());
  }

  @Test
  void problemTypesAreThoseOfTheCode() {
    assertThat(enumAt("/components/schemas/ProblemType"))
        .containsExactlyElementsOf(
            Arrays.stream(ProblemType.values()).map(ProblemType::uri).toList());
  }
}
