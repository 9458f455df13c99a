package org.samizdat.topic;

import io.dropwizard.auth.Auth;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;
import org.samizdat.access.Actor;
import org.samizdat.access.Audit;
import org.samizdat.access.Requires;
import org.samizdat.access.Scope;
import org.samizdat.change.Change;
import org.samizdat.change.ChangeLog;
import org.samizdat.change.ChangeOp;
import org.samizdat.change.ChangeType;
import org.samizdat.change.PublicWrite;
import org.samizdat.database.Database;
import org.samizdat.http.BaseUrl;
import org.samizdat.http.Preconditions;
import org.samizdat.http.StaffAnswer;
import org.samizdat.problem.ProblemException;
import org.samizdat.text.Slugs;

/** Names and descriptions of topics under {@code /v1/admin/topics}, for staff. */
@Path("/v1/admin/topics/{topic}")
@Produces(MediaType.APPLICATION_JSON)
public final class TopicEditingResource {
  private final ChangeLog log;
  private final Database database;
  private final BaseUrl base;

  public TopicEditingResource(ChangeLog log, Database database, BaseUrl base) {
    this.log = log;
    this.database = database;
    this.base = base;
  }

  @GET
  @Requires({Scope.CONTENT, Scope.PUBLISH})
  public Response get(@PathParam("topic") String slug) {
    return answer(
        database
            .read(handle -> handle.attach(TopicRowDao.class).find(slug))
            .orElseThrow(() -> TopicResource.notFound(slug)));
  }

  /** Makes a topic with {@code If-None-Match: *}, or renames one with {@code If-Match}. */
  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  @Requires(Scope.PUBLISH)
  public Response put(
      @Auth Actor actor,
      @PathParam("topic") String slug,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch,
      @Valid @NotNull TopicRequest request) {
    if (!Slugs.isValid(slug)) {
      throw ProblemException.invalidParameter(
          "topic", "must be a slug: a-z, 0-9 and single hyphens");
    }
    boolean make = ifMatch == null && "*".equals(ifNoneMatch);
    return answer(
        log.write(
            actor,
            write -> {
              TopicRowDao topics = write.attach(TopicRowDao.class);
              if (make) {
                create(topics, slug, request);
              } else {
                change(topics, slug, new Preconditions(ifMatch), request);
              }
              TopicRowDao.TopicRow row = topics.find(slug).orElseThrow();
              announce(write, row);
              return row;
            }));
  }

  private static void create(TopicRowDao topics, String slug, TopicRequest request) {
    if (topics.find(slug).isPresent()) {
      throw new ProblemException(
          org.samizdat.problem.ProblemType.PRECONDITION_FAILED,
          "The topic exists; read it and send If-Match.");
    }
    topics.insert(slug, request.name(), request.description());
  }

  private static void change(
      TopicRowDao topics, String slug, Preconditions seen, TopicRequest request) {
    TopicRowDao.TopicRow before = topics.lock(slug).orElseThrow(() -> TopicResource.notFound(slug));
    seen.require(before.revision());
    topics.update(slug, request.name(), request.description(), before.revision() + 1);
  }

  private static void announce(PublicWrite write, TopicRowDao.TopicRow row) {
    write.about(Audit.Subject.of("topic", row.slug(), row.revision()));
    if (row.isPublic()) {
      write.announce(
          Change.of(ChangeType.TOPIC, row.slug(), ChangeOp.UPDATED, row.revision(), write.now()));
    }
  }

  private Response answer(TopicRowDao.TopicRow row) {
    return StaffAnswer.ok(TopicView.of(row, base), row.revision());
  }
}
