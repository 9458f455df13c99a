package org.samizdat.digest;

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
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.samizdat.access.Public;
import org.samizdat.article.Article;
import org.samizdat.article.ArticleRef;
import org.samizdat.article.ArticleResource;
import org.samizdat.article.NextChange;
import org.samizdat.article.PublicArticles;
import org.samizdat.change.ChangeLog;
import org.samizdat.change.ChangeToken;
import org.samizdat.database.Database;
import org.samizdat.http.BaseUrl;
import org.samizdat.http.CachePolicy;
import org.samizdat.http.Cursor;
import org.samizdat.http.Links;
import org.samizdat.http.Page;
import org.samizdat.http.PublicAnswer;
import org.samizdat.problem.ProblemException;
import org.samizdat.update.UpdateNews;

/** What happened since a reader left, under {@code /v1/articles/{article}/digest}. */
@Path("/v1/articles/{article}/digest")
@Produces(MediaType.APPLICATION_JSON)
public final class DigestResource {
  private static final int MOST_OTHERS = 1_000;

  /** After all ids of a moment. */
  private static final UUID LAST_ID = new UUID(-1, -1);

  private final Database database;
  private final BaseUrl base;
  private final NextChange next;
  private final Clock clock;

  public DigestResource(Database database, BaseUrl base, NextChange next, Clock clock) {
    this.database = database;
    this.base = base;
    this.next = next;
    this.clock = clock;
  }

  @GET
  @Public
  public Response read(
      @PathParam("article") String reference,
      @QueryParam("since") @Size(max = 4_000) @Nullable String since,
      @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(100) int limit,
      @QueryParam("cursor") @Nullable String cursor,
      @Context UriInfo uriInfo,
      @Context Request request) {
    if (since == null) {
      throw ProblemException.invalidParameter(
          "since", "is required: a time, or next of an earlier answer");
    }
    return database.read(
        handle -> {
          // before all else, so that what happens meanwhile is told again
          ChangeLog.State log = ChangeLog.state(handle);
          Article article = PublicArticles.find(handle, new ArticleRef(reference));
          String updates = base.article(article.slug()) + "/updates";
          Since from = Since.of(handle, since, log, clock.instant(), updates);
          String list = "digest %s %s".formatted(article.id(), since);
          DigestView digest =
              digest(handle, article, from, place(from, cursor, list), limit, list, log);
          PublicAnswer answer =
              PublicAnswer.of(digest, CachePolicy.LIST_HEAD)
                  .tags(ArticleResource.tags(article))
                  .until(next.of(handle, article))
                  .link(Links.next(base, uriInfo, digest.page()));
          return from.shared() ? answer.to(request) : answer.once();
        });
  }

  private static Cursor place(Since from, @Nullable String cursor, String list) {
    return Optional.ofNullable(cursor)
        .map(text -> Cursor.decode(text, list))
        .orElseGet(() -> new Cursor(from.time(), LAST_ID));
  }

  private DigestView digest(
      Handle handle,
      Article article,
      Since from,
      Cursor place,
      int limit,
      String list,
      ChangeLog.State log) {
    Page.Cut<DigestItem> page =
        Page.cut(
            new Happenings(handle, base, article.id()).after(place, limit + 1),
            limit,
            last -> new Cursor(last.at(), last.id()).encode(list));
    return new DigestView(
        from.time(),
        log.at(),
        ChangeToken.at(log.epoch(), log.head()).encode(),
        UpdateNews.others(handle, article.id(), from.time(), MOST_OTHERS),
        page.items(),
        page.page());
  }
}
