package org.samizdat.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import io.dropwizard.auth.Auth;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.samizdat.access.Actor;
import org.samizdat.access.Requires;
import org.samizdat.access.Scope;
import org.samizdat.database.Database;
import org.samizdat.http.BaseUrl;
import org.samizdat.http.Preconditions;
import org.samizdat.http.StaffAnswer;

/** Webhooks under {@code /v1/admin/webhooks}. */
@Path("/v1/admin/webhooks")
@Produces(MediaType.APPLICATION_JSON)
public final class WebhookResource {
  private final WebhookEditor editor;
  private final Database database;
  private final BaseUrl base;
  private final Clock clock;

  public WebhookResource(WebhookEditor editor, Database database, BaseUrl base, Clock clock) {
    this.editor = editor;
    this.database = database;
    this.base = base;
    this.clock = clock;
  }

  static String url(BaseUrl base, UUID id) {
    return base.api() + "/admin/webhooks/" + id;
  }

  /** All webhooks. */
  record WebhookList(List<WebhookView> items) {}

  @GET
  @Requires(Scope.WEBHOOKS)
  public WebhookList list() {
    return database.read(
        handle -> {
          WebhookDao webhooks = handle.attach(WebhookDao.class);
          Map<UUID, WebhookDao.Waiting> waiting =
              webhooks.waiting().stream()
                  .collect(Collectors.toMap(WebhookDao.Waiting::webhookId, Function.identity()));
          Map<UUID, List<PublicKey>> keys =
              handle.attach(KeyDao.class).all(clock.instant()).stream()
                  .collect(Collectors.groupingBy(PublicKey::webhookId));
          return new WebhookList(
              webhooks.all().stream()
                  .map(
                      each ->
                          WebhookView.of(
                              each,
                              keys.getOrDefault(each.id(), List.of()),
                              Optional.ofNullable(waiting.get(each.id())),
                              base))
                  .toList());
        });
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Requires(Scope.WEBHOOKS)
  public Response create(@Auth Actor actor, @Valid @NotNull WebhookContent content) {
    WebhookEditor.Keyed made = editor.create(actor, content);
    return StaffAnswer.created(
        withSecret(made), made.webhook().revision(), url(base, made.webhook().id()));
  }

  @GET
  @Path("/{id}")
  @Requires(Scope.WEBHOOKS)
  public Response get(@PathParam("id") UUID id) {
    return answer(database.read(handle -> WebhookEditor.find(handle, id)));
  }

  @PUT
  @Path("/{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Requires(Scope.WEBHOOKS)
  public Response replace(
      @Auth Actor actor,
      @PathParam("id") UUID id,
      @BeanParam Preconditions seen,
      @Valid @NotNull WebhookContent content) {
    return answer(editor.replace(actor, id, seen, content));
  }

  @PATCH
  @Path("/{id}")
  @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
  @Requires(Scope.WEBHOOKS)
  public Response patch(
      @Auth Actor actor,
      @PathParam("id") UUID id,
      @BeanParam Preconditions seen,
      @NotNull JsonNode patch) {
    return answer(editor.patch(actor, id, seen, patch));
  }

  @DELETE
  @Path("/{id}")
  @Requires(Scope.WEBHOOKS)
  public Response delete(
      @Auth Actor actor, @PathParam("id") UUID id, @BeanParam Preconditions seen) {
    editor.delete(actor, id, seen);
    return Response.noContent().build();
  }

  @POST
  @Path("/{id}/pause")
  @Requires(Scope.WEBHOOKS)
  public Response pause(
      @Auth Actor actor, @PathParam("id") UUID id, @BeanParam Preconditions seen) {
    return answer(editor.pause(actor, id, seen));
  }

  @POST
  @Path("/{id}/resume")
  @Requires(Scope.WEBHOOKS)
  public Response resume(
      @Auth Actor actor, @PathParam("id") UUID id, @BeanParam Preconditions seen) {
    return answer(editor.resume(actor, id, seen));
  }

  @POST
  @Path("/{id}/rotate")
  @Requires(Scope.WEBHOOKS)
  public Response rotate(
      @Auth Actor actor,
      @PathParam("id") UUID id,
      @BeanParam Preconditions seen,
      @QueryParam("overlapHours") @DefaultValue("24") @Min(0) @Max(168) int overlapHours) {
    WebhookEditor.Keyed rotated = editor.rotate(actor, id, seen, Duration.ofHours(overlapHours));
    return StaffAnswer.ok(withSecret(rotated), rotated.webhook().revision());
  }

  private Response answer(Webhook webhook) {
    return StaffAnswer.ok(view(webhook), webhook.revision());
  }

  private WebhookView view(Webhook webhook) {
    return database.read(handle -> WebhookView.of(webhook, handle, base, clock.instant()));
  }

  private WebhookView.WithSecret withSecret(WebhookEditor.Keyed keyed) {
    return new WebhookView.WithSecret(view(keyed.webhook()), keyed.key().secret());
  }
}
