package org.samizdat.appeal;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
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
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.samizdat.access.Public;
import org.samizdat.article.Article;
import org.samizdat.article.ArticleRef;
import org.samizdat.article.ArticleResource;
import org.samizdat.article.LanguageParameter;
import org.samizdat.article.NextChange;
import org.samizdat.article.PublicArticles;
import org.samizdat.database.Database;
import org.samizdat.http.BaseUrl;
import org.samizdat.http.CachePolicy;
import org.samizdat.http.Cursor;
import org.samizdat.http.Links;
import org.samizdat.http.Listing;
import org.samizdat.http.Page;
import org.samizdat.http.PublicAnswer;
import org.samizdat.problem.ProblemException;

/** Donation appeals under {@code /v1/donation-appeals}. */
@Path("/v1/donation-appeals")
@Produces(MediaType.APPLICATION_JSON)
public final class AppealResource {
  private static final String LIST = "donation-appeals";

  private final Database database;
  private final BaseUrl base;
  private final AppealsForReaders readers;
  private final NextChange next;
  private final Clock clock;

  public AppealResource(
      Database database, BaseUrl base, AppealsForReaders readers, NextChange next, Clock clock) {
    this.database = database;
    this.base = base;
    this.readers = readers;
    this.next = next;
    this.clock = clock;
  }

  /** States of appeals that the public can ask for. */
  public enum PublicState {
    ACTIVE,
    ENDED
  }

  /** What is shown at once, without pages. */
  record Current(List<AppealView> items) {}

  @GET
  @Public
  public Response list(
      @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(100) int limit,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("state") @DefaultValue("active") PublicState state,
      @Context UriInfo uriInfo,
      @Context Request request) {
    AppealState wanted = AppealState.valueOf(state.name());
    Optional<Cursor> after =
        Optional.ofNullable(cursor).map(text -> Cursor.decode(text, LIST + state));
    return database.read(
        handle -> {
          Page.Cut<AppealView> page =
              Page.cut(
                      handle.attach(AppealDao.class).published(wanted, after, limit),
                      limit,
                      last ->
                          new Cursor(last.publishedAt().orElseThrow(), last.id())
                              .encode(LIST + state))
                  .mapAll(appeals -> AppealView.of(appeals, handle, base));
          return answer(Listing.of(page), CachePolicy.LIST_HEAD, handle)
              .link(Links.next(base, uriInfo, page.page()))
              .to(request);
        });
  }

  @GET
  @Path("/current")
  @Public
  public Response current(
      @QueryParam("article") @Size(max = 100) @Nullable String article,
      @QueryParam("topic") @Size(max = 100) @Nullable String topic,
      @QueryParam("language") @Nullable String language,
      @Context Request request) {
    Optional<String> wanted = LanguageParameter.parse(language);
    return database.read(
        handle -> {
          Optional<Article> beside =
              Optional.ofNullable(article).map(ref -> article(handle, ref, topic));
          List<Appeal> found =
              beside
                  .map(each -> readers.forArticle(handle, each, wanted))
                  .orElseGet(() -> readers.forPage(handle, Optional.ofNullable(topic), wanted));
          List<AppealView> shown =
              AppealView.of(found.stream().limit(AppealsForReaders.MAX).toList(), handle, base);
          return answer(new Current(shown), CachePolicy.ITEM, handle)
              .tags(beside.map(ArticleResource::tags).orElse(List.of()))
              .to(request);
        });
  }

  private static Article article(Handle handle, String reference, @Nullable String topic) {
    if (topic != null) {
      throw ProblemException.invalidParameter("topic", "cannot be combined with article");
    }
    return PublicArticles.published(handle, new ArticleRef(reference))
        .orElseThrow(() -> ProblemException.invalidParameter("article", "is no published article"));
  }

  @GET
  @Path("/{slug}")
  @Public
  public Response get(@PathParam("slug") String slug, @Context Request request) {
    return database.read(
        handle -> {
          Appeal appeal = PublicAppeals.find(handle, slug);
          return answer(AppealView.of(appeal, handle, base), CachePolicy.ITEM, handle)
              .tags(List.of("donation-appeal:" + appeal.id()))
              .to(request);
        });
  }

  private PublicAnswer answer(Object entity, CachePolicy policy, Handle handle) {
    return PublicAnswer.of(entity, policy)
        .tags(List.of("donation-appeals"))
        .until(readers.nextChange(handle), clock.instant())
        .until(next.ofAny(handle));
  }
}
