package org.samizdat.topic;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.samizdat.access.Public;
import org.samizdat.article.NextChange;
import org.samizdat.database.Database;
import org.samizdat.http.BaseUrl;
import org.samizdat.http.CachePolicy;
import org.samizdat.http.Cursor;
import org.samizdat.http.FieldSelection;
import org.samizdat.http.Links;
import org.samizdat.http.Listing;
import org.samizdat.http.Page;
import org.samizdat.http.PublicAnswer;
import org.samizdat.problem.ProblemException;
import org.samizdat.text.Slugs;

/** Topics under {@code /v1/topics}. */
@Path("/v1/topics")
@Produces(MediaType.APPLICATION_JSON)
public final class TopicResource {
  private final Database database;
  private final BaseUrl base;
  private final NextChange next;

  public TopicResource(Database database, BaseUrl base, NextChange next) {
    this.database = database;
    this.base = base;
    this.next = next;
  }

  @GET
  @Public
  public Response list(
      @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(100) int limit,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("fields") @Nullable String fields,
      @Context UriInfo uriInfo,
      @Context Request request) {
    Optional<FieldSelection> selection = FieldSelection.parse(fields, TopicView.class);
    String after = cursor == null ? "" : slugOf(cursor);
    Optional<Duration> left = database.read(next::ofAny);
    Page.Cut<TopicView> page =
        Page.cut(
                database.read(handle -> handle.attach(TopicRowDao.class).after(after, limit + 1)),
                limit,
                last -> cursorOf(last.slug()))
            .map(row -> TopicView.of(row, base));
    return PublicAnswer.of(Listing.of(page), CachePolicy.ITEM)
        .tags(List.of("topics"))
        .until(left)
        .link(Links.next(base, uriInfo, page.page()))
        .selectItems(selection)
        .to(request);
  }

  @GET
  @Path("/{topic}")
  @Public
  public Response get(
      @PathParam("topic") String slug,
      @QueryParam("fields") @Nullable String fields,
      @Context Request request) {
    Optional<FieldSelection> selection = FieldSelection.parse(fields, TopicView.class);
    Optional<Duration> left = database.read(next::ofAny);
    TopicRowDao.TopicRow row =
        database
            .read(handle -> handle.attach(TopicRowDao.class).find(slug))
            .filter(TopicRowDao.TopicRow::isPublic)
            .orElseThrow(() -> notFound(slug));
    return PublicAnswer.of(TopicView.of(row, base), CachePolicy.ITEM)
        .tags(List.of("topics", "topic:" + slug))
        .until(left)
        .select(selection)
        .to(request);
  }

  static ProblemException notFound(String slug) {
    return ProblemException.notFound("Topic '%s'".formatted(slug));
  }

  private static String cursorOf(String slug) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(slug.getBytes(StandardCharsets.US_ASCII));
  }

  private static String slugOf(String cursor) {
    try {
      String slug = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
      if (Slugs.isValid(slug)) {
        return slug;
      }
    } catch (IllegalArgumentException e) {
      // told below
    }
    throw Cursor.invalid();
  }
}
