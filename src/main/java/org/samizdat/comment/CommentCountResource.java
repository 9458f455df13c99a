package org.samizdat.comment;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.samizdat.access.Public;
import org.samizdat.article.NextChange;
import org.samizdat.article.PublicArticles;
import org.samizdat.database.Database;
import org.samizdat.http.CachePolicy;
import org.samizdat.http.ParameterConverters;
import org.samizdat.http.PublicAnswer;
import org.samizdat.problem.ProblemException;

/** The counts of many articles at once, for front pages. */
@Path("/v1/comments/counts")
@Produces(MediaType.APPLICATION_JSON)
public final class CommentCountResource {
  private static final int MAX_ARTICLES = 100;
  private static final String PARAMETER = "articles";
  private final Database database;
  private final NextChange next;

  public CommentCountResource(Database database, NextChange next) {
    this.database = database;
    this.next = next;
  }

  /** How many comments an article has, and whether it takes more. */
  record ArticleCount(UUID articleId, int count, boolean open) {}

  /** Counts in the order that the articles were named in; what is not public is left out. */
  record Counts(List<ArticleCount> items) {}

  @GET
  @Public
  public Response counts(
      @QueryParam(PARAMETER) @Nullable String articles, @Context Request request) {
    List<UUID> ids = ids(articles);
    Optional<Duration> left = database.read(next::ofAny);
    List<ArticleCount> counts =
        database.read(handle -> PublicArticles.byIds(handle, ids)).stream()
            .map(
                article ->
                    new ArticleCount(
                        article.id(),
                        article.discussion().count(),
                        article.content().commentsOpen()))
            .sorted((one, other) -> ids.indexOf(one.articleId()) - ids.indexOf(other.articleId()))
            .toList();
    return PublicAnswer.of(new Counts(counts), CachePolicy.LIST_HEAD)
        .until(left)
        .tags(ids.stream().map(each -> "article:" + each).toList())
        .to(request);
  }

  private static List<UUID> ids(@Nullable String articles) {
    String[] parts = articles == null ? new String[0] : articles.split(",", -1);
    if (parts.length == 0 || parts.length > MAX_ARTICLES) {
      throw ProblemException.invalidParameter(
          PARAMETER, "takes 1 to " + MAX_ARTICLES + " ids of articles with commas between them");
    }
    return Arrays.stream(parts)
        .map(part -> ParameterConverters.uuid(PARAMETER, part, false))
        .toList();
  }
}
