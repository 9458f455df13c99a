package org.samizdat.format;

import org.samizdat.appeal.AppealState;
import org.samizdat.appeal.AppealView;
import org.samizdat.article.DonationChannel;
import org.samizdat.json.Members;
import org.samizdat.text.RichText;

/** A donation appeal as a DonateAction (schema.org): each channel is a place where to give. */
final class LinkedAppeal {
  private final JsonLd json;

  LinkedAppeal(JsonLd json) {
    this.json = json;
  }

  Members of(AppealView appeal) {
    return JsonLd.document("DonateAction")
        .with("@id", appeal.url())
        .with("url", appeal.url())
        .with("name", appeal.title())
        .with("description", appeal.body().map(RichText::text))
        .with(
            "actionStatus",
            appeal.state() == AppealState.ENDED
                ? "https://schema.org/CompletedActionStatus"
                : "https://schema.org/ActiveActionStatus")
        .with("startTime", appeal.validFrom().map(json::time))
        .with("endTime", appeal.validUntil().map(json::time))
        .with("recipient", json.publisher())
        .with("target", appeal.channels().stream().map(LinkedAppeal::channel).toList());
  }

  /** An account, which has no address of its own, is told in words. */
  private static Members channel(DonationChannel channel) {
    return JsonLd.thing("EntryPoint")
        .with("name", channel.label())
        .with("urlTemplate", channel.url())
        .with("description", channel.account());
  }
}
