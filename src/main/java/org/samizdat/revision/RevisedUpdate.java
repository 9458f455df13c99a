package org.samizdat.revision;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.samizdat.article.Article;
import org.samizdat.http.BaseUrl;
import org.samizdat.json.Json;
import org.samizdat.json.WireName;
import org.samizdat.text.Markdown;
import org.samizdat.text.RichText;
import org.samizdat.update.Attribution;
import org.samizdat.update.Claim;
import org.samizdat.update.Update;
import org.samizdat.update.UpdateContent;
import org.samizdat.update.UpdateResource;

/** An update that has revisions. */
record RevisedUpdate(Update update, Article article, BaseUrl base) implements Revised {
  @Override
  public String table() {
    return "update_revision";
  }

  @Override
  public String owner() {
    return "update_id";
  }

  @Override
  public String name() {
    return "update " + update.id();
  }

  @Override
  public UUID id() {
    return update.id();
  }

  @Override
  public String url() {
    return base.update(update.id());
  }

  @Override
  public List<String> tags() {
    return UpdateResource.tags(update);
  }

  /** What an editor would send to have the update as it was then. */
  static UpdateContent written(Revision revision) {
    return Json.read(revision.content(), UpdateContent.class).withBody(revision.markdown());
  }

  @Override
  public UpdateRevisionView view(Revision revision) {
    UpdateContent content = Json.read(revision.content(), UpdateContent.class);
    RichText body = Markdown.render(revision.markdown());
    return new UpdateRevisionView(
        update.id(),
        update.articleId(),
        RevisionView.of(
            revision, this, QuotedText.sha256(content.headline(), Optional.empty(), body.text())),
        content.headline(),
        body,
        content.displayTime(),
        content.occurredAt(),
        content.attribution(),
        content.verification(),
        content.keyEvent(),
        content.summary(),
        content.claims());
  }

  @Override
  public List<FieldText> texts(Revision revision) {
    UpdateContent content = Json.read(revision.content(), UpdateContent.class);
    return List.of(
        new FieldText("headline", content.headline().orElse("")),
        new FieldText("displayTime", content.displayTime().orElse("")),
        new FieldText("body", Markdown.render(revision.markdown()).text()),
        new FieldText("summary", content.summary().orElse("")),
        new FieldText("attribution", content.attribution().map(Attribution::name).orElse("")),
        new FieldText("verification", WireName.of(content.verification())),
        new FieldText(
            "claims",
            content.claims().stream()
                .map(RevisedUpdate::line)
                .collect(Collectors.joining("\n\n"))));
  }

  private static String line(Claim claim) {
    String quantity =
        claim
            .quantity()
            .map(
                number ->
                    " %s %s%s"
                        .formatted(
                            WireName.of(claim.qualifier()),
                            number.toPlainString(),
                            claim.unit().map(" "::concat).orElse("")))
            .orElse("");
    return "%s%s, %s (%s): %s"
        .formatted(
            claim.subject(),
            quantity,
            claim.attribution().name(),
            WireName.of(claim.status()),
            claim.text());
  }
}
